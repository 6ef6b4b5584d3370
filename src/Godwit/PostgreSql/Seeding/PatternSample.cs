using System.Text;

namespace Godwit;

/// <summary>A text that a regular expression matches, for the plain ones that stand in conditions.</summary>
/// <remarks>What it cannot read gives nothing, or a text that does not match: the server decides.</remarks>
ref struct PatternSample
{
    // Repetitions beyond are not tried.
    const int MostRepetitions = 64;

    readonly string _pattern;
    int _position;

    PatternSample(string pattern) => _pattern = pattern;

    public static string? Of(string pattern)
    {
        var sample = new PatternSample(pattern);
        var text = sample.Alternatives();
        return sample._position >= pattern.Length ? text : null;
    }

    bool IsAtEnd => _position >= _pattern.Length;

    // The first of several; the others are passed over.
    string Alternatives()
    {
        var first = Sequence();
        while (!IsAtEnd && _pattern[_position] == '|')
        {
            _position++;
            var next = Sequence();
            first = first.Length == 0 ? next : first;
        }
        return first;
    }

    string Sequence()
    {
        var text = new StringBuilder();
        while (!IsAtEnd && _pattern[_position] is not ('|' or ')'))
        {
            var atom = Atom();
            for (var count = Repetitions(); count > 0; count--)
                text.Append(atom);
        }
        return text.ToString();
    }

    string Atom()
    {
        var letter = _pattern[_position++];
        switch (letter)
        {
            case '^' or '$':
                return "";
            case '.':
                return "a";
            case '[':
                return Set();
            case '\\' when !IsAtEnd:
                return Escape(_pattern[_position++]);
            case '(':
                return Group();
            default:
                return letter.ToString();
        }
    }

    string Group()
    {
        var isLookahead = false;
        if (!IsAtEnd && _pattern[_position] == '?')
        {
            isLookahead = _position + 1 < _pattern.Length && _pattern[_position + 1] != ':';
            _position = Math.Min(_position + 2, _pattern.Length);
        }
        var inner = Alternatives();
        _position++;
        return isLookahead ? "" : inner;
    }

    static string Escape(char letter) =>
        letter switch
        {
            'd' => "1",
            'w' => "a",
            's' => " ",
            'S' or 'D' or 'W' => "a",
            'm' or 'M' or 'y' or 'A' or 'Z' or 'b' or 'B' => "",
            'n' => "\n",
            't' => "\t",
            _ => letter.ToString(),
        };

    // A letter that stands in the set; for its opposite, one that seldom does.
    string Set()
    {
        var end = _position < _pattern.Length ? _pattern.IndexOf(']', _position + 1) : -1;
        while (end > 0 && _pattern[end - 1] == ':' && end + 1 < _pattern.Length)
            end = _pattern.IndexOf(']', end + 1);
        if (end < 0)
        {
            _position = _pattern.Length + 1;
            return "";
        }
        var set = _pattern[_position..end];
        _position = end + 1;
        if (set[0] == '^')
            return "ab1-".FirstOrDefault(one => !set.Contains(one, StringComparison.Ordinal), 'q').ToString();
        if (set.Contains("[:", StringComparison.Ordinal))
            return set.Contains("digit", StringComparison.Ordinal) ? "1" : "a";
        return set[0] == '\\' && set.Length > 1 ? Escape(set[1]) : set[..1];
    }

    int Repetitions()
    {
        if (IsAtEnd)
            return 1;
        switch (_pattern[_position])
        {
            case '*' or '?':
                Skip();
                return 0;
            case '+':
                Skip();
                return 1;
            case '{':
                var end = _pattern.IndexOf('}', _position);
                if (end < 0)
                    return 1;
                var digits = _pattern[(_position + 1)..end].Split(',')[0];
                _position = end;
                Skip();
                return int.TryParse(digits, out var count) ? Math.Clamp(count, 0, MostRepetitions) : 1;
            default:
                return 1;
        }
    }

    void Skip()
    {
        _position++;
        if (!IsAtEnd && _pattern[_position] == '?')
            _position++;
    }
}
