# The one shell in which the bash and console blocks of a page run, so that the working folder,
# variables and background jobs carry over as in a reader's terminal.
# Descriptor 3 brings one block a line: its path without ending, a tab, "merged" or "apart".
# Descriptor 4 takes the exit status. Beside the block it leaves what it printed, which commands
# failed, where it stands and what it exports.
__page_status=0
while IFS=$'\t' read -r __page_block __page_streams <&3; do
  : > "$__page_block.failures"
  exec 5> "$__page_block.out"
  if [ "$__page_streams" = merged ]; then exec 6>&5; else exec 6> "$__page_block.err"; fi
  trap '__page_failed=$?; [[ $BASH_COMMAND == *__page_block* ]] || printf "%s\t%s\t%s\n" "$__page_failed" "$LINENO" "${BASH_COMMAND%%$'"'\n'"'*}" >> "$__page_block.failures"' ERR
  # The block sees the status of the block before it in $?.
  if [ "$__page_status" = 0 ]; then
    . "$__page_block.sh" >&5 2>&6 < /dev/null 3<&- 4>&- 5>&- 6>&-
  else
    (exit "$__page_status") || . "$__page_block.sh" >&5 2>&6 < /dev/null 3<&- 4>&- 5>&- 6>&-
  fi
  __page_status=$?
  trap - ERR
  exec 5>&- 6>&-
  pwd > "$__page_block.folder"
  command env -0 > "$__page_block.environment" 2> /dev/null
  printf '%s\n' "$__page_status" >&4
done
