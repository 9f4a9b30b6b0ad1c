#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the certificates of the test server in the given folder: a test authority (ca.pem) and good, expired,
# wronghost and selfsigned, each as NAME.pem and NAME.key.
set -eu
cd "$1"
key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }
key ca
openssl req -x509 -new -key ca.key -subj "/CN=Test authority" -days 30 -out ca.pem 2>/dev/null
leaf() { # name, subject alternative names, days
    key "$1"
    openssl req -new -key "$1.key" -subj "/CN=Test server" -out "$1.csr" 2>/dev/null
    printf 'subjectAltName=%s\n' "$2" > "$1.ext"
    openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days "$3" -extfile "$1.ext" \
        -out "$1.pem" 2>/dev/null
}
leaf good "DNS:localhost,IP:127.0.0.1" 30
leaf expired "DNS:localhost,IP:127.0.0.1" -1
leaf wronghost "DNS:elsewhere.example" 30
key selfsigned
openssl req -x509 -new -key selfsigned.key -subj "/CN=localhost" -addext "subjectAltName=DNS:localhost,IP:127.0.0.1" \
    -days 30 -out selfsigned.pem 2>/dev/null
