# Completion of loopline for bash. What there is, the program says itself
# (loopline --complete WORD...): this file is never out of date.

# Files that are programs, and folders on the way to them.
_loopline_files() {
    local file
    compopt -o filenames 2>/dev/null
    while IFS= read -r file; do
        if [[ -d $file ]]; then
            COMPREPLY+=("$file")
            compopt -o nospace 2>/dev/null
        elif [[ $1 == programs && $file == *.@(js|mjs|cjs|html|htm) ]]; then
            COMPREPLY+=("$file")
        fi
    done < <(compgen -f -- "$2")
}

_loopline() {
    local line=${COMP_LINE:0:COMP_POINT} words=() typed before= word
    read -ra words <<<"$line"
    [[ $line == *[[:blank:]] ]] && words+=("")
    typed=${words[-1]}
    # Where "=" parts words, only what is behind it is put.
    [[ $COMP_WORDBREAKS == *=* ]] && before=${typed%"${typed##*=}"}
    COMPREPLY=()
    while IFS=$'\t' read -r word _; do
        case $word in
        :*) _loopline_files "${word#:}" "${typed#"$before"}" ;;
        *=) COMPREPLY+=("${word#"$before"}"); compopt -o nospace 2>/dev/null ;;
        *) COMPREPLY+=("${word#"$before"}") ;;
        esac
    done < <("${words[0]}" --complete "${words[@]:1}" 2>/dev/null)
}

complete -F _loopline loopline
