import { FAMILY_IDS } from "../explain/find.ts";
import { COMMANDS, EXIT } from "./commands.ts";
import type { Console } from "./help.ts";

const NAMES = Object.keys(COMMANDS).join(" ");
const FAMILIES = FAMILY_IDS.join(" ");
const LANGUAGES = "en zh-CN";
/** Names and codes come from the installed command's catalog. */
const LISTED = "binance-errors list --names --codes 2>/dev/null";

/** `binance-errors completion`: prints a shell's completion script. */
export function completionCommand(shell: Shell, io: Console): number {
  io.print({ bash, zsh, fish }[shell]());
  return EXIT.known;
}

function bash(): string {
  const options = Object.entries(COMMANDS).map(([name, one]) => `    ${name}) words="${one.options.join(" ")}" ;;\n`);
  return `# binance-errors completion for bash
_binance_errors() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words=""
  case "$previous" in
    -f|--family) COMPREPLY=($(compgen -W "${FAMILIES}" -- "$current")); return ;;
    -l|--lang) COMPREPLY=($(compgen -W "${LANGUAGES}" -- "$current")); return ;;
    -g|--grep) COMPREPLY=(); return ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${NAMES} --help --version $(${LISTED})" -- "$current"))
    return
  fi
  case "$command" in
${options.join("")}  esac
  case "$command:$current" in
    completion:*) words="$words ${SHELLS.join(" ")}" ;;
    help:*) words="${NAMES}" ;;
    explain:--*) ;;
    explain:*) words="$words $(${LISTED})" ;;
    annotate:*) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _binance_errors binance-errors
`;
}

function zsh(): string {
  const commands = Object.entries(COMMANDS).map(([name, { about }]) => `      '${name}:${about}'\n`);
  const options = Object.entries(COMMANDS).map(
    ([name, one]) => `    ${name}) compadd -- ${one.options.join(" ")} ;;\n`,
  );
  return `#compdef binance-errors
_binance_errors() {
  case "$words[CURRENT-1]" in
    -f|--family) compadd -- ${FAMILIES}; return ;;
    -l|--lang) compadd -- ${LANGUAGES}; return ;;
    -g|--grep) return ;;
  esac
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.join("")}    )
    _describe command commands
    compadd -- \${(f)"$(${LISTED})"}
    return
  fi
  case "$words[2]" in
    completion) compadd -- ${SHELLS.join(" ")} ;;
    help) compadd -- ${NAMES} ;;
    explain) [[ "$words[CURRENT]" == --* ]] || compadd -- \${(f)"$(${LISTED})"} ;;
    annotate) [[ "$words[CURRENT]" == --* ]] || _files ;;
  esac
  case "$words[2]" in
${options.join("")}  esac
}
if [ "$funcstack[1]" = "_binance_errors" ]; then _binance_errors "$@"; else compdef _binance_errors binance-errors; fi
`;
}

function fish(): string {
  const name = "complete -c binance-errors";
  const commands = Object.entries(COMMANDS).map(
    ([command, { about }]) => `${name} -f -n __fish_use_subcommand -a ${command} -d '${about}'\n`,
  );
  const options = Object.entries(COMMANDS).flatMap(([command, one]) =>
    one.options.map(
      (option) => `${name} -f -n '__fish_seen_subcommand_from ${command}' -l ${option.slice(2)}${valuesOf(option)}\n`,
    ),
  );
  return `# binance-errors completion for fish
${name} -f -n __fish_use_subcommand -a '(${LISTED})'
${commands.join("")}${options.join("")}${name} -f -n '__fish_seen_subcommand_from explain' -a '(${LISTED})'
${name} -f -n '__fish_seen_subcommand_from completion' -a '${SHELLS.join(" ")}'
${name} -f -n '__fish_seen_subcommand_from help' -a '${NAMES}'
`;
}

function valuesOf(option: string): string {
  if (option === "--family") return ` -x -a '${FAMILIES}'`;
  if (option === "--lang") return ` -x -a '${LANGUAGES}'`;
  return option === "--grep" ? " -x" : "";
}

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

export function isShell(word: string): word is Shell {
  return SHELLS.some((shell) => shell === word);
}
