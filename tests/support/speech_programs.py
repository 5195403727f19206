"""What programs that stand in for engines are made of."""

LISTING = """\
Albert              en_US    # Hello! My name is Albert.
Anna                de_DE    # Hallo! Ich heiße Anna.
Eddy (English (UK)) en_GB    # Hello! My name is Eddy.
Samantha            en_US    # Hello! My name is Samantha.
"""
# Takes down its arguments and its words, each time in a line of its own; `say` lists its voices when it is asked.
RECORD = f"""
if [ "$2" = '?' ]; then cat <<'END'
{LISTING}END
exit; fi
words=$(cat); [ -z "$words" ] || echo "$@ < $words" >> "$HEARD"
"""
