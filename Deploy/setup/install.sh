#!/bin/bash
# Installs the release build under PREFIX (default /usr/local), inside DESTDIR where one is given.
#
#   PREFIX/lib/turnout/          the program, and the Swift runtime beside it, where the program looks first
#   PREFIX/bin/turnout           a link to it
#   PREFIX/share/…               completion for bash, zsh and fish; the licence
#
# `install.sh --remove` takes all of it away again.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
prefix=${PREFIX:-/usr/local}
target="${DESTDIR:-}$prefix"
built=.build/release/turnout
bash_file=share/bash-completion/completions/turnout
zsh_file=share/zsh/site-functions/_turnout
fish_file=share/fish/vendor_completions.d/turnout.fish

refuse() {
    echo "install.sh: $1" >&2
    exit 1
}

[[ "$prefix" == /* ]] || refuse "PREFIX must be an absolute path, and is $prefix."

if [ "${1:-}" = --remove ]; then
    rm -rf "$target/lib/turnout" "$target/share/doc/turnout"
    rm -f "$target/bin/turnout" "$target/$bash_file" "$target/$zsh_file" "$target/$fish_file"
    echo "Removed turnout from $target."
    exit 0
fi

[ -x "$built" ] || refuse "there is no release build; run \`make build\` first."
# Which libraries are the Swift runtime is told by their folder, which the compiler names; without a compiler at hand
# (under sudo, say) it is the folder that the core library comes from.
runtime=$(swift -print-target-info 2>/dev/null |
    sed -n 's/^ *"\(\/.*\/swift\/linux\)".*/\1/p' | sed -n 1p || true)
libraries=$(ldd "$built" | awk '$2 == "=>" && $3 ~ /^\// { print $3 }')
[ -n "$runtime" ] || runtime=$(sed -n 's/\/libswiftCore\.so$//p' <<<"$libraries")
[[ "$runtime" == /* ]] || refuse "the Swift runtime was not found; is turnout linked dynamically?"

install -d "$target/lib/turnout" "$target/bin" "$target/share/doc/turnout"
rm -f "$target"/lib/turnout/*.so
copied=0
while IFS= read -r library; do
    if [[ "$library" == "$runtime"/* ]]; then
        install -m 644 "$library" "$target/lib/turnout/"
        copied=$((copied + 1))
    fi
done <<<"$libraries"

# The linker wrote the compiler's own folder before $ORIGIN, "beside the program", into the list of places to look.
# Left so, a later compiler in that folder would lend its runtime to a program built by another. The folder's name is
# overwritten by $ORIGIN and as many slashes as keep the length, which changes nothing else in the file.
# shellcheck disable=SC2016 # $ORIGIN is a word of the dynamic linker, not of the shell.
beside='$ORIGIN'
[ "${#runtime}" -ge "${#beside}" ] || refuse "the runtime's folder $runtime has too short a name to be replaced."
slashes=$(printf '%*s' $((${#runtime} - ${#beside})) '' | tr ' ' /)
pattern=$(printf '%s' "$runtime" | sed 's/[][\.*^$|]/\\&/g')
LC_ALL=C sed "s|$pattern:\$ORIGIN|$beside$slashes:$beside|" "$built" >"$target/lib/turnout/turnout.new"
chmod 755 "$target/lib/turnout/turnout.new"
# Moved, not written over: the old program may be running.
mv -f "$target/lib/turnout/turnout.new" "$target/lib/turnout/turnout"
if ldd "$target/lib/turnout/turnout" | grep -qF "$runtime/"; then
    refuse "the installed program would still take its runtime from $runtime."
fi

for resources in .build/release/turnout_*.resources; do
    [ ! -d "$resources" ] || cp -R "$resources" "$target/lib/turnout/"
done
ln -sfn ../lib/turnout/turnout "$target/bin/turnout"
install -m 644 LICENSE "$target/share/doc/turnout/LICENSE"

for shell in bash zsh fish; do
    name=${shell}_file
    install -d "$target/$(dirname "${!name}")"
    "$target/bin/turnout" --generate-completion-script "$shell" >"$target/${!name}"
done
# Checked with an empty environment, as a service would start it.
env -i "$target/bin/turnout" --help >/dev/null || refuse "the installed program does not start."
echo "Installed $target/bin/turnout with $copied runtime libraries in $target/lib/turnout."
