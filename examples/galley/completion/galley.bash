# bash completion of galley; install as galley in the completions directory.
_galley_formats() { galley formats 2>/dev/null | awk -v can="$1" 'NR > 1 && $can != "-" { print $1 }'; }

_galley() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} subcommand=${COMP_WORDS[1]:-}
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W 'convert probe formats --help --version' -- "$word")
        return
    fi
    case $before in
        -t | --to) mapfile -t COMPREPLY < <(compgen -W "$(_galley_formats 3)" -- "$word"); return ;;
        -f | --from) mapfile -t COMPREPLY < <(compgen -W "$(_galley_formats 2)" -- "$word"); return ;;
        -o | --output) mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
        --set) mapfile -t COMPREPLY < <(compgen -S = -W "$(galley formats --options 2>/dev/null | awk 'NR > 1 { print $1 }')" -- "$word"); return ;;
        --limit) mapfile -t COMPREPLY < <(compgen -S = -W 'input nodes depth items nesting output work' -- "$word"); return ;;
        --url | --fetched | --charset) return ;;
    esac
    if [[ $word == -* ]]; then
        case $subcommand in
            convert) mapfile -t COMPREPLY < <(compgen -W '--to --from --output --url --fetched --charset --set --limit --strict --explain --files0-from --help' -- "$word") ;;
            probe) mapfile -t COMPREPLY < <(compgen -W '--all --url --help' -- "$word") ;;
            formats) mapfile -t COMPREPLY < <(compgen -W '--options --help' -- "$word") ;;
        esac
        return
    fi
    [ "$subcommand" = formats ] || mapfile -t COMPREPLY < <(compgen -f -- "$word")
}
complete -o filenames -F _galley galley
