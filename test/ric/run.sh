#!/usr/bin/env bash
# Runs the end-to-end tests with the bundles under AWS's own runtime client for Node.js (aws-lambda-ric), which
# is built from source: wants Node 22 or later, cmake and a C++ compiler, and some minutes.
#
#     test/ric/run.sh [folder for the client, .ric by default]
set -euo pipefail
cd "$(dirname "$0")/../.."
readonly folder=${1:-.ric}
[[ -d $folder/node_modules/aws-lambda-ric ]] || npm install --prefix "$folder" aws-lambda-ric@4.0.2
export HUIXUN_RUNTIME="${HUIXUN_NODE:-$(command -v node)} $(realpath "$folder")/node_modules/aws-lambda-ric/bin/index.mjs index.handler"
exec npx vitest run test/e2e/sampleSite.test.ts
