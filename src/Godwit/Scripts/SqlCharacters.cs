namespace Godwit;

/// <summary>The characters of a text by their class, and where what begins with one of them ends.</summary>
readonly ref struct SqlCharacters(ReadOnlySpan<char> text, SqlSyntax syntax)
{
    readonly ReadOnlySpan<char> _text = text;
    readonly ReadOnlySpan<byte> _classes = syntax.CharClasses;
    readonly bool _hasSqliteBlanks = syntax.HasSqliteBlanks;

    /// <summary>The character at a place; NUL behind the end.</summary>
    public char At(int index) => (uint)index < (uint)_text.Length ? _text[index] : '\0';

    /// <summary>The class of the character at a place of the text.</summary>
    public CharClass ClassAt(int index)
    {
        var c = _text[index];
        if (c < _classes.Length)
            return (CharClass)_classes[c];
        return c == '\uFEFF' && _hasSqliteBlanks ? CharClass.Space : CharClass.Word;
    }

    /// <summary>True within a word; false behind the end.</summary>
    public bool IsWordPart(int index)
    {
        if ((uint)index >= (uint)_text.Length)
            return false;
        var c = _text[index];
        return c >= _classes.Length || c == '$' || (CharClass)_classes[c] is CharClass.Word or CharClass.Digit;
    }

    /// <summary>Where a word ends.</summary>
    public int WordEnd(int index)
    {
        while (IsWordPart(index))
            index++;
        return index;
    }

    /// <summary>Where a number ends.</summary>
    public int NumberEnd(int start)
    {
        var end = DigitsEnd(start);
        if (At(end) == '.' && At(end + 1) != '.')
            end = DigitsEnd(end + 1);
        if (At(end) is not ('e' or 'E'))
            return end;
        var exponent = At(end + 1) is '+' or '-' ? end + 2 : end + 1;
        return char.IsAsciiDigit(At(exponent)) ? DigitsEnd(exponent) : end;
    }

    int DigitsEnd(int index)
    {
        while (char.IsAsciiDigit(At(index)) || (At(index) == '_' && char.IsAsciiDigit(At(index + 1))))
            index++;
        return index;
    }

    /// <summary>
    /// Where <c>?1</c>, <c>:a</c> and Tcl's <c>$a::b(c)</c> end, whose parentheses may hold anything but blanks.
    /// </summary>
    public int ParameterEnd(int start, out bool hasName)
    {
        var i = start + 1;
        hasName = _text[start] == '?';
        if (hasName)
            return DigitsEnd(i);
        while (IsWordPart(i) || (At(i) == ':' && At(i + 1) == ':'))
        {
            hasName |= _text[i] != ':';
            i += _text[i] == ':' ? 2 : 1;
        }
        if (hasName && At(i) == '(')
        {
            while (++i < _text.Length && _text[i] != ')' && ClassAt(i) != CharClass.Space) { }
            i += At(i) == ')' ? 1 : 0;
        }
        return i;
    }
}
