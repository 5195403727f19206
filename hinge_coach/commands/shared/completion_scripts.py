"""What bash, zsh and fish ask when Tab is pressed: scripts of our own, so that every release of click completes alike.

Those of click lose `--option=` in zsh, what stands behind a comma in fish, and the value of `--option=` in bash. Here a
shell sends the words before the cursor, one a line, and the one at the cursor; the answer is one line for each way to
go on, `type<Tab>value<Tab>help`. The type is plain, or dir or file where the shell knows best. `--option=` before a
value is the shell's own affair.
"""

import os

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

_BASH = r"""
%(complete_func)s() {
    local IFS=$'\n' type value help prefix= word=${COMP_WORDS[COMP_CWORD]}
    # Mostly `=` is a word of its own to bash, and what stands behind it the word to complete.
    case $word in =) word= ;; --*=*) prefix=${word%%%%=*}= ;; esac
    COMPREPLY=()
    while IFS=$'\t' read -r type value help; do
        case $type in
            plain) COMPREPLY+=("$prefix$value") ;;
            dir | file)
                [[ $type == dir ]] && type=-d || type=-f
                compopt -o filenames 2>/dev/null
                for value in $(compgen $type -- "${word#"$prefix"}"); do COMPREPLY+=("$prefix$value"); done ;;
        esac
    done < <(env COMP_WORDS="${COMP_WORDS[*]:0:COMP_CWORD}" COMP_CWORD="$word" %(complete_var)s=bash_complete "$1" \
        2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null || complete -F %(complete_func)s %(prog_name)s
"""
_ZSH = r"""#compdef %(prog_name)s
%(complete_func)s() {
    local line
    local -a answer parts values helped
    answer=("${(@f)$(env COMP_WORDS="${(F)words[1,CURRENT-1]}" COMP_CWORD="$PREFIX" %(complete_var)s=zsh_complete \
        "${(Q)words[1]}" 2>/dev/null)}")
    [[ $PREFIX == --*=* ]] && compset -P 1 '*='
    for line in $answer; do
        parts=("${(@ps:\t:)line}")
        case $parts[1] in
            plain) [[ -n $parts[3] ]] && helped+=("${parts[2]//:/\\:}:$parts[3]") || values+=("$parts[2]") ;;
            dir) _files -/ ;;
            file) _files ;;
        esac
    done
    (( $#helped )) && _describe -V '%(prog_name)s' helped
    (( $#values )) && compadd -V unsorted -a values
    return 0
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""
_FISH = r"""
function %(complete_func)s
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l prefix (string match -r -- '^--[^=]*=' $word)
    set -l rest (string replace -- "$prefix" '' $word)
    for line in (env COMP_WORDS=(string join \n -- $words | string collect) COMP_CWORD="$word" \
            %(complete_var)s=fish_complete $words[1] 2>/dev/null)
        set -l parts (string split \t -- $line)
        switch $parts[1]
            case plain
                printf '%%s%%s\t%%s\n' "$prefix" $parts[2] "$parts[3]"
            case dir
                printf "$prefix%%s\n" (__fish_complete_directories $rest)
            case file
                printf "$prefix%%s\n" (__fish_complete_path $rest)
        end
    end
end
complete --keep-order --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class _Asked(ShellComplete):
    """How each of our scripts asks, and is answered."""

    source = ShellComplete.source  # click's own first looks for a newer bash

    def get_completion_args(self) -> tuple[list[str], str]:
        before = os.environ.get("COMP_WORDS", "").split("\n")[1:]
        typed = _unquoted(os.environ.get("COMP_CWORD", ""))
        return [_unquoted(word) for word in before if word != "="], typed

    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.type}\t{item.value}\t{' '.join((item.help or '').split())}"


class _Bash(_Asked, BashComplete):
    source_template = _BASH


class _Zsh(_Asked, ZshComplete):
    source_template = _ZSH


class _Fish(_Asked, FishComplete):
    source_template = _FISH


def add_shells() -> None:
    """Have click answer bash, zsh and fish in our way."""
    for shell in (_Bash, _Zsh, _Fish):
        add_completion_class(shell)


def _unquoted(word: str) -> str:
    """A word as it was typed, without its quotes, the last of which may still be missing."""
    return "".join(split_arg_string(word))
