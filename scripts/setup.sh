# Set-up shared by ./liveconv and ./test: .NET, system packages, one Release build.
# Sourced; expects $root (the repository) and $me (the command's name). Speaks on stderr only.

say() { echo "$me: $*" >&2; }
fail() { say "$*"; exit 1; }

# Finds the .NET 10 SDK without starting it (a start costs 70 ms), and lets the built program find the same runtime.
need_dotnet() {
    local dir
    for dir in "$(dirname "$(readlink -f "$(command -v dotnet || echo /none/dotnet)")")" \
        "${DOTNET_ROOT:-/none}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
        if compgen -G "$dir/sdk/10.0.*" >/dev/null; then
            export DOTNET_ROOT=$dir PATH="$dir:$PATH" DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
            return
        fi
    done
    if command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -q '^10\.0\.'; then return; fi
    fail "needs the .NET 10 SDK: install it from https://dot.net/download (or the package dotnet-sdk-10.0) and start again"
}

# Each argument is "package|what it is for|file to look for where there is no dpkg".
need_packages() {
    local missing names
    missing=$(missing_packages "$@")
    [ -z "$missing" ] && return
    mkdir -p "$root/artifacts"
    exec 9>"$root/artifacts/setup.lock"
    flock 9
    missing=$(missing_packages "$@") # another start may have installed them while this one waited
    names=$(cut -d'|' -f1 <<<"$missing" | paste -sd' ')
    if [ -n "$missing" ]; then
        local why as_root=()
        why=$(awk -F'|' '{ printf "%s%s (%s)", sep, $1, $2; sep = ", " }' <<<"$missing")
        command -v apt-get >/dev/null || fail "needs these libraries; install them (Debian names): $why"
        if [ "$(id -u)" != 0 ]; then
            command -v sudo >/dev/null || fail "needs packages; as root run: apt-get install $names"
            as_root=(sudo)
        fi
        say "installing with apt-get: $why"
        # The package lists are fetched only if the ones at hand don't do.
        apt_get install $names || { apt_get update && apt_get install $names; } || {
            tail -n 5 "$root/artifacts/apt.log" >&2
            fail "apt-get could not install: $names (artifacts/apt.log has its words)"
        }
    fi
    exec 9>&-
}

apt_get() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        -o DPkg::Lock::Timeout=300 "$@" >"$root/artifacts/apt.log" 2>&1 9>&-
}

missing_packages() {
    local installed row package file
    if command -v dpkg-query >/dev/null; then
        installed=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' "${@%%|*}" 2>/dev/null || true) "
        for row in "$@"; do [[ $installed == *" installed:${row%%|*} "* ]] || echo "$row"; done
    else
        for row in "$@"; do
            IFS='|' read -r package _ file <<<"$row"
            command -v "$file" >/dev/null || compgen -G "/usr/include/$file" >/dev/null ||
                compgen -G "/usr/lib*/$file" >/dev/null || compgen -G "/usr/lib/*/$file" >/dev/null || echo "$row"
        done
    fi
}

# build PROJECT STAMP FOLDER...: builds once; a later call returns at once while nothing in the folders is newer
# than the stamp. Folders' own times are compared as well, so that an added or a deleted file counts.
build() {
    local project=$1 stamp=$root/artifacts/$2 log=$root/artifacts/build.log
    shift 2
    up_to_date "$stamp" "$@" && return
    mkdir -p "$root/artifacts"
    exec 9>"$root/artifacts/setup.lock"
    flock -n 9 || { say "waiting for another build to finish…"; flock 9; }
    if ! up_to_date "$stamp" "$@"; then
        say "building…"
        : >"$stamp.new" # the time at which the build began: what changes during it counts as newer
        # Build servers outlive the build, so they must not inherit the lock or the terminal.
        if ! dotnet build "$root/$project" -c Release -v q --nologo -clp:NoSummary </dev/null >"$log" 2>&1 9>&-; then
            cat "$log" >&2
            fail "the build failed"
        fi
        mv "$stamp.new" "$stamp"
    fi
    exec 9>&-
}

up_to_date() {
    local stamp=$1 paths=() path
    shift
    [ -e "$stamp" ] || return 1
    for path in "$@" Directory.Build.props Directory.Build.targets Directory.Packages.props global.json .editorconfig; do
        [ -e "$root/$path" ] && paths+=("$root/$path")
    done
    [ -z "$(find "${paths[@]}" -newer "$stamp" -print -quit)" ]
}

product_packages=(
    "libglfw3|the window|libglfw.so.3"
    "libopencv-videoio-dev|cameras and videos|opencv4/opencv2/videoio.hpp"
    "libopencv-imgcodecs-dev|pictures|opencv4/opencv2/imgcodecs.hpp"
    "libopencv-imgproc-dev|pictures|opencv4/opencv2/imgproc.hpp"
    "libegl1|OpenGL without a window|libEGL.so.1"
    "libgl1|OpenGL|libGL.so.1"
    "libgl1-mesa-dri|OpenGL drivers|dri/*_dri.so"
)
command -v g++ >/dev/null || product_packages+=("g++|builds the bindings to OpenCV|g++")

test_packages=(
    "xvfb|a display for the window's tests|Xvfb"
    "xdotool|key presses for the window's tests|xdotool"
    "glslang-tools|checks the shaders|glslangValidator"
    "gcc|builds the camera stand-in|gcc"
    "ffmpeg|makes test videos|ffmpeg"
    "libonnx-testdata|the official ONNX tests|../share/libonnx-testdata/data/node/test_relu/model.onnx"
)
