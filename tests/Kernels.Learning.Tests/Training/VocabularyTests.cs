using Kernels.Learning.Training;

namespace Kernels.Learning.Tests.Training;

public sealed class VocabularyTests
{
    [Fact]
    public void Encode_ThenDecode_GivesTheText()
    {
        var vocabulary = Vocabulary.Of("hello world");
        Assert.Equal(8, vocabulary.Count);
        Assert.Equal("low hero", vocabulary.Decode(vocabulary.Encode("low hero")));
    }

    [Fact]
    public void Of_MoreCharactersThanAllowed_MakesTheRarestUnknown()
    {
        var vocabulary = Vocabulary.Of("aaabbbccd", maximum: 3);
        Assert.Equal(3, vocabulary.Count);
        Assert.Equal("ab\uFFFD\uFFFD", vocabulary.Decode(vocabulary.Encode("abcd")));
    }

    [Fact]
    public void Encode_StrangeCharacter_IsNamed()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Vocabulary.Of("abc").Encode("x"));
        Assert.Contains("U+0078", error.Message, StringComparison.Ordinal);
    }
}
