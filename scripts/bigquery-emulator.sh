#!/usr/bin/env bash
# A BigQuery endpoint for the tests: local-bigquery on a free loopback port, its tables in memory (bigquery-emulator.py), with everything it
# needs installed on first use.
#   bigquery-emulator.sh start [STATE-DIR]   prints the endpoint's address once it answers; again: the running one's
#   bigquery-emulator.sh stop [STATE-DIR]    ends it and removes its data
#   bigquery-emulator.sh install             only installs
# Every pin matters: other versions of DuckDB or its extensions make the first request fail.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cache="${STRATA_TEST_CACHE:-$root/node_modules/.cache/strata-tests}"
duckdb=1.5.5
packages=(local-bigquery==0.3.2 "duckdb==$duckdb" sqlglot==30.30.0
  "duckdb-extension-icu==$duckdb" "duckdb-extension-ducklake==$duckdb" "duckdb-extension-spatial==$duckdb")
venv="$cache/bigquery-0.3.2-$duckdb"
home="$venv/home"
state="${2:-$cache/bigquery-run}"

find_python() {
  local candidate
  for candidate in "${STRATA_PYTHON_313:-}" python3.13 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13*/bin/python3.13 \
    /opt/hostedtoolcache/Python/3.13*/x64/bin/python3.13 /usr/local/bin/python3.13; do
    [ -n "$candidate" ] && "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null \
      && { echo "$candidate"; return; }
  done
  if command -v uv >/dev/null && candidate=$(uv python find 3.13 2>/dev/null); then echo "$candidate"; return; fi
  echo 'The BigQuery emulator needs Python 3.13: install it, or name it in STRATA_PYTHON_313.' >&2
  return 1
}

install() {
  [ -f "$venv/complete" ] && return
  local python
  python=$(find_python)
  echo 'Installing the BigQuery emulator for the tests' >&2
  [ -x "$venv/bin/pip" ] || "$python" -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}" >&2
  # The emulator looks for DuckDB's extensions in its home folder and would download them otherwise.
  local extensions
  extensions="$home/.duckdb/extensions/v$duckdb/$("$venv/bin/python" -c 'import duckdb; print(duckdb.sql("PRAGMA platform").fetchone()[0])')"
  mkdir -p "$extensions"
  cp "$venv"/lib/python3.13/site-packages/duckdb_extension_*/extensions/v"$duckdb"/*.duckdb_extension "$extensions/"
  touch "$venv/complete"
}

alive() { [ -f "$state/pid" ] && kill -0 "$(cat "$state/pid")" 2>/dev/null; }

free_ports() {
  "$venv/bin/python" - <<'PY'
import socket
def free(port):
    try:
        with socket.socket() as s:
            s.bind(("127.0.0.1", port))
        return True
    except OSError:
        return False
while True:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    if port + 10 < 65536 and free(port + 10):
        print(port)
        break
PY
}

start() {
  if alive; then cat "$state/url"; return; fi
  install
  rm -rf "$state"; mkdir -p "$state/data"
  local port
  port=$(free_ports)
  (
    cd "$state"
    # Without the caller's descriptors: whoever reads our output must see its end.
    HOME="$home" nohup "$venv/bin/python" "$root/scripts/bigquery-emulator.py" serve --host 127.0.0.1 --port "$port" --grpc-port $((port + 10)) \
      --project test-project --data-dir "$state/data" </dev/null >"$state/log" 2>&1 &
    echo $! >"$state/pid"
  )
  echo "http://127.0.0.1:$port" >"$state/url"
  local waited=0
  until "$venv/bin/python" -c "import sys, urllib.request as u; sys.exit(u.urlopen('http://127.0.0.1:$port/bigquery/v2/projects/test-project/datasets', timeout=60).status != 200)" 2>/dev/null; do
    waited=$((waited + 1))
    if ! alive || [ "$waited" -gt 240 ]; then
      echo 'The BigQuery emulator did not start:' >&2
      tail -n 20 "$state/log" >&2
      stop
      return 1
    fi
    sleep 0.5
  done
  cat "$state/url"
}

stop() {
  if alive; then
    local pid
    pid=$(cat "$state/pid")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$pid" 2>/dev/null || true
  fi
  rm -rf "$state"
}

case "${1:-}" in
  start) start ;;
  stop) stop ;;
  install) install ;;
  *) echo "usage: $(basename "$0") start|stop|install [STATE-DIR]" >&2; exit 2 ;;
esac
