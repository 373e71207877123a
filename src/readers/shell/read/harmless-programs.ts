/**
 * Programs that, however they are called, neither take anything away nor reach beyond what a developer's
 * day changes: they show, compare, compile, test and format. Names of tables and carriers need no entry.
 */
const SHOW = `ls ll la dir vdir cat bat batcat less more most head tail wc nl od hexdump xxd strings file stat tree eza exa
  lsd fd fdfind which whereis type whatis man info tldr apropos help pwd dirs basename dirname realpath readlink
  echo printf print yes true false : [ test [[ sleep usleep date cal ncal uptime w who whoami id groups users last
  lastlog logname tty hostname hostid uname arch nproc lscpu lsmem lsblk lspci lsusb lshw lsof lsns lsmod free
  vmstat iostat mpstat sar dmesg df du ncdu duf dust findmnt blkid ps pstree pgrep pidof top htop btop atop glances
  iotop nethogs iftop getent locale localectl timedatectl env printenv getconf getopt jobs fg bg wait
  disown hash times clear reset tput stty cls neofetch fastfetch screenfetch figlet lolcat
  cowsay banner fortune sl zipinfo xxhsum cksum sum md5sum sha1sum sha224sum sha256sum sha384sum sha512sum
  b2sum md5 shasum base64 base32 basenc gbase64 uuidgen uuid mcookie pwgen factor expr bc dc numfmt seq shuf units qalc`;

const TEXT = `grep egrep fgrep zgrep rg ag ack ugrep sift git-grep ast-grep sg comby awk gawk mawk nawk cut paste
  column tr sort uniq comm join fold fmt pr expand unexpand rev tac nl tsort look diff diff3 sdiff colordiff
  cmp delta difft difftastic icdiff wdiff vimdiff jq gojq jaq yq dasel xq htmlq pup xmllint xmlstarlet
  csvcut csvgrep csvlook csvstat csvsort csvjson mlr xsv qsv q tsv-select gron fx jless jo jc hxselect
  iconv dos2unix unix2dos enca uconv recode hexyl zcat zless zmore bzcat xzcat zstdcat lz4cat envsubst
  mustache j2 jinja2 gomplate ytt cue jsonnet jsonnetfmt dhall kcl pandoc markdown md2html asciidoctor rst2html
  ps2pdf pdftotext pdfinfo pdftoppm identify fzf sk peco gum dialog whiptail zenity`;

const BUILD = `cc c++ gcc g++ clang clang++ cpp ld ld.lld lld gold mold ar ranlib nm objdump readelf addr2line c++filt
  size ldd otool lipo as nasm yasm tcc zig rustc rustdoc rustfmt cargo-fmt javac javap kotlinc
  kotlin scalac scala-cli groovyc ghc ocamlc ocamlopt ocamlfind dune fpc gfortran gnat ldc2 dmd nim nimc crystal
  swiftc v odin hare gleam elm purs spago tsc tsgo esbuild rollup webpack vite rspack rsbuild parcel swc
  babel ninja samu cmake ctest cpack meson configure autoconf automake aclocal
  autoreconf libtool libtoolize pkg-config pkgconf m4 bison yacc flex lex protoc thrift flatc capnp swig
  sassc sass less-css postcss tailwindcss lessc stylus uglifyjs terser csso svgo imagemin optipng pngquant jpegoptim
  cwebp convert magick ffprobe sphinx-build doxygen
  javadoc jsdoc typedoc godoc pkgsite pydoc pdoc pdflatex xelatex lualatex latex bibtex latexmk tectonic typst dot
  neato plantuml mmdc d2 gnuplot antlr antlr4 tree-sitter gperf re2c help2man msgfmt xgettext gofmt goimports
  gofumpt golines stringer mockgen wire`;

const CHECK = `jest vitest mocha ava tap tape jasmine karma playwright cypress nightwatch testcafe wdio cucumber-js nyc c8
  pytest py.test nose2 tox nox unittest behave coverage hypothesis mutmut rspec minitest cucumber phpunit pest behat
  codecept prove bats shellspec shunit2 gotestsum ginkgo gotest richgo nextest tarpaulin busted luacheck
  eslint oxlint oxfmt biome-check tslint standard xo jshint jscpd stylelint prettier dprint htmlhint markdownlint
  markdownlint-cli2 vale alex textlint write-good cspell typos codespell aspell hunspell commitlint ruff flake8
  pylint pyflakes pycodestyle pydocstyle mypy pyright basedpyright pyre pytype black isort autopep8 yapf autoflake
  bandit safety vulture radon xenon pyupgrade rubocop reek brakeman sorbet srb standardrb erb_lint golangci-lint
  golint staticcheck revive govulncheck errcheck gosec ineffassign nilaway clippy-driver cargo-clippy clang-tidy
  clang-format cppcheck cpplint include-what-you-use scan-build infer shellcheck shfmt checkbashisms hadolint
  dockerlint yamllint jsonlint actionlint zizmor tflint tfsec checkov terrascan terraform-docs kubeconform kubeval
  kube-linter kube-score datree conftest opa regal ansible-lint cfn-lint cfn-nag sqlfluff-lint sqlfmt squawk
  detekt ktlint checkstyle pmd spotbugs scalafmt scalafix phpcs phpstan psalm php-cs-fixer rector credo dialyzer
  hlint ormolu fourmolu stylua selene swiftlint swiftformat dartfmt semgrep snyk-test trivy grype syft
  gitleaks trufflehog detect-secrets osv-scanner license-checker licensee reuse depcheck knip madge
  dependency-cruiser depcruise publint attw size-limit bundlesize lighthouse pa11y axe are-the-types-wrong
  hyperfine wrk ab hey oha bombardier perf gprof pprof flamegraph py-spy austin
  tokei cloc scc loc gocyclo lizard`;

const LANGUAGES = `go pip pip3 easy_install rbenv pyenv nodenv goenv jenv nvm fnm volta asdf mise rtx sdk tfenv tfswitch
  code cursor subl vim vi nvim nano emacs emacsclient micro helix hx
  open xdg-open start wslview explorer pbcopy pbpaste xclip xsel wl-copy wl-paste say notify-send
  gdb lldb dlv ping ping6 fping traceroute tracepath mtr dig nslookup host whois
  drill kdig doggo netstat ss iwconfig
  speedtest speedtest-cli tcpdump tshark ngrep certtool ssh-keyscan
  ssh-agent ssh-add gpg-agent keychain lsb_release sw_vers system_profiler
  xcode-select locate mlocate plocate updatedb mdfind
  zoxide z autojump starship thefuck asciinema ts pv
  tig lazygit gitui lazydocker k9s ctop dive pre-commit lefthook husky lint-staged
  conventional-changelog gh-dash glow mdcat
  time set shopt ulimit umask exit return break continue bind complete compgen compopt caller
  enable logout suspend setopt unsetopt autoload zstyle zmodload bindkey compinit compdef rehash emulate
  zsh-defer command_not_found_handle tabs pathchk mesg nologin
  node-gyp node-pre-gyp prebuild-install nodemon ts-node-dev concurrently wait-on http-server serve live-server
  json-server storybook tsc-watch
  uvicorn gunicorn hypercorn daphne waitress-serve flask streamlit gradio
  jupyter ipython bpython ptpython irb pry rackup puma unicorn thin guard foreman air reflex
  gore yaegi evcxr jshell ghci utop iex erl sbcl clisp guile racket`;

let harmless: ReadonlySet<string> | null = null;

export function isHarmlessProgram(program: string): boolean {
  harmless ??= new Set(
    [SHOW, TEXT, BUILD, CHECK, LANGUAGES].flatMap((names) => names.split(/\s+/)),
  );
  return program !== '' && harmless.has(program);
}
