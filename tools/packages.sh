#!/bin/sh
# Installs the Debian packages that the tests need and this machine lacks; says which, where it may not.
# Each argument is COMMAND:PACKAGE, the command with its path or to be found on PATH.
set -eu
missing=
for pair in "$@"; do
    command=${pair%%:*} package=${pair#*:}
    # shellcheck disable=SC2086 # the pattern is to be expanded
    { command -v "$command" || ls -d $command; } >/dev/null 2>&1 || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing$missing (once) ..."
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # a list of packages
    { apt-get update -qq && apt-get install -qq -y --no-install-recommends $missing; } >/dev/null || {
        echo "These packages could not be installed; the tests that need them are skipped:$missing"
    }
else
    echo "The tests that need these Debian packages are skipped; to install them: sudo apt-get install$missing"
fi
