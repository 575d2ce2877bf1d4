#!/bin/sh
# Installs what some tests drive, where it is missing and this machine lets us; says which tests will be skipped if not.
set -u

missing=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
    missing="$missing chromium"
command -v pandoc >/dev/null || missing="$missing pandoc"
command -v soffice >/dev/null || missing="$missing libreoffice-writer-nogui"
command -v tesseract >/dev/null || missing="$missing tesseract-ocr tesseract-ocr-fra tesseract-ocr-deu"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the tests:$missing ..."
    # shellcheck disable=SC2086
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing; } \
        >/dev/null 2>&1 && exit 0
fi
echo "NOT INSTALLED, so the tests that need it are skipped:$missing"
