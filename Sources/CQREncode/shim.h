// The library that lays out QR codes.
#ifndef TURNOUT_CQRENCODE_SHIM_H
#define TURNOUT_CQRENCODE_SHIM_H

#include <qrencode.h>

#endif
