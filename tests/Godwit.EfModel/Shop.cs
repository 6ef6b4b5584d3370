namespace Godwit.EfModel;

/// <summary>The sample that EF's documentation begins with, grown up.</summary>
public class Blog
{
    public int Id { get; set; }
    public string Url { get; set; } = "";
    public string? Subtitle { get; set; }
    public int? Rating { get; set; }
    public BlogState State { get; set; }
    public Owner Owner { get; set; } = new();
    public List<Post> Posts { get; } = [];
}

public enum BlogState
{
    Draft,
    Public,
}

/// <summary>An owned type: columns of its owner's table.</summary>
public class Owner
{
    public string Name { get; set; } = "";
    public string? Country { get; set; }
    public string? Phone { get; set; }
}

public class Post
{
    public long Id { get; set; }
    public string? Title { get; set; }
    public string Body { get; set; } = "";
    public int Views { get; set; }
    public DateTime PublishedAt { get; set; }
    public string? Heading { get; set; }
    public int BlogId { get; set; }
    public Blog Blog { get; set; } = null!;
    public List<Tag> Tags { get; } = [];
}

public class Tag
{
    public string Id { get; set; } = "";
    public List<Post> Posts { get; } = [];
}

/// <summary>The join of many to many, once it has something to say.</summary>
public class PostTag
{
    public long PostsId { get; set; }
    public string TagsId { get; set; } = "";
    public int Weight { get; set; }
}

public class Comment
{
    public Guid Id { get; set; }
    public string Text { get; set; } = "";
    public long PostId { get; set; }
    public Post Post { get; set; } = null!;
    public Guid? AnswersId { get; set; }
    public Comment? Answers { get; set; }
}

/// <summary>A hierarchy in one table.</summary>
public abstract class Payment
{
    public int Id { get; set; }
    public decimal Amount { get; set; }
    public int BlogId { get; set; }
    public Blog Blog { get; set; } = null!;
}

public class CardPayment : Payment
{
    public string LastDigits { get; set; } = "";
}

public class TransferPayment : Payment
{
    public string Iban { get; set; } = "";
}

public class VoucherPayment : Payment
{
    public string Voucher { get; set; } = "";
    public DateOnly? ValidUntil { get; set; }
}

/// <summary>Rows of the model.</summary>
public class Plan
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}
