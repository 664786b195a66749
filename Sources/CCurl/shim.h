// The transfer library, and what Swift cannot say to it: its options are variadic functions.
#ifndef TURNOUT_CCURL_SHIM_H
#define TURNOUT_CCURL_SHIM_H

#include <curl/curl.h>
#include <string.h>

// What is uploaded: the bytes, how many they are, and how many the library has taken.
typedef struct {
    const char *bytes;
    size_t length;
    size_t taken;
} turnout_upload;

static inline size_t turnout_take(char *buffer, size_t size, size_t count, void *context) {
    turnout_upload *upload = (turnout_upload *)context;
    size_t room = size * count;
    size_t left = upload->length - upload->taken;
    size_t part = left < room ? left : room;
    memcpy(buffer, upload->bytes + upload->taken, part);
    upload->taken += part;
    return part;
}

static inline size_t turnout_discard(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes;
    (void)context;
    return size * count;
}

static inline CURLcode turnout_set_text(CURL *handle, CURLoption option, const char *text) {
    return curl_easy_setopt(handle, option, text);
}

static inline CURLcode turnout_set_number(CURL *handle, CURLoption option, long number) {
    return curl_easy_setopt(handle, option, number);
}

static inline CURLcode turnout_set_recipients(CURL *handle, struct curl_slist *list) {
    return curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, list);
}

// What comes back besides status lines is thrown away: the library would print it.
static inline CURLcode turnout_set_upload(CURL *handle, turnout_upload *upload) {
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, turnout_discard);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, turnout_take);
    curl_easy_setopt(handle, CURLOPT_READDATA, upload);
    return curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
}

// The last status the server answered; 0 for none.
static inline long turnout_status(CURL *handle) {
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

static inline CURLcode turnout_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

#endif
