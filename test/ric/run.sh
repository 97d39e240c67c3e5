#!/usr/bin/env bash
# Runs the end-to-end tests with the bundles under AWS's own runtime client for Node.js (aws-lambda-ric), which
# is built from source: wants cmake and a C++ compiler, and some minutes. It is made for Node 22 or later and runs
# on 20 with a warning; the functions' Node is HUIXUN_NODE, or the one at hand.
#
#     test/ric/run.sh [folder for the client, .ric by default] [test file …]
set -euo pipefail
cd "$(dirname "$0")/../.."
readonly folder=${1:-.ric}
shift || true
[[ -d $folder/node_modules/aws-lambda-ric ]] || npm install --prefix "$folder" aws-lambda-ric@4.0.2
readonly client=$(realpath "$folder/node_modules/.bin/aws-lambda-ric")
export HUIXUN_RUNTIME="${HUIXUN_NODE:-$(command -v node)} $client index.handler"
exec npx vitest run "${@:-test/e2e/sampleSite.test.ts}"
