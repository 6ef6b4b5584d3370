using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Godwit.EfModel;

/// <summary>A model that changes ten times; the environment says how far it has come, and for which database.</summary>
public class ShopContext(int step, string provider) : DbContext
{
    public const int Steps = 10;

    /// <summary>The one that <c>dotnet ef</c> makes.</summary>
    public ShopContext()
        : this(
            int.Parse(Environment.GetEnvironmentVariable("EFMODEL_STEP") ?? "0"),
            Environment.GetEnvironmentVariable("EFMODEL_PROVIDER") ?? "postgresql"
        ) { }

    public DbSet<Blog> Blogs => Set<Blog>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Plan> Plans => Set<Plan>();

    bool IsPostgreSql => provider == "postgresql";

    protected override void OnConfiguring(DbContextOptionsBuilder options)
    {
        // Each context has its own state of the model.
        options.EnableServiceProviderCaching(false);
        if (IsPostgreSql)
            options.UseNpgsql();
        else
            options.UseSqlite();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Blog>(Configure);
        model.Entity<Post>(Configure);
        model.Entity<Tag>().Property(tag => tag.Id).HasMaxLength(40);
        model.Entity<Payment>(Configure);
        model.Entity<Plan>().HasData(new Plan { Id = 1, Name = "free" }, new Plan { Id = 2, Name = "it's paid" });
        // A new table, which refers to itself; it goes again in the ninth change.
        if (step is >= 3 and < 9)
            model.Entity<Comment>().HasIndex(comment => comment.PostId);
        if (IsPostgreSql)
        {
            model.HasSequence<long>("invoice_numbers").StartsAt(1000).IncrementsBy(step >= 9 ? 10 : 5);
            model.Entity<Payment>().Property<long>("Invoice").HasDefaultValueSql("nextval('invoice_numbers')");
        }
    }

    void Configure(EntityTypeBuilder<Blog> blog)
    {
        blog.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
        blog.Property(one => one.Url).HasMaxLength(400).HasColumnName(step >= 5 ? "Address" : "Url");
        blog.HasIndex(one => one.Url).IsUnique().HasFilter(step >= 4 ? "\"State\" = 'Public'" : null);
        blog.OwnsOne(
            one => one.Owner,
            owner =>
            {
                owner.Property(one => one.Country).HasMaxLength(2);
                if (step < 10)
                    owner.Ignore(one => one.Phone);
            }
        );
        if (step < 1)
            blog.Ignore(one => one.Rating);
        if (step >= 10)
            blog.Ignore(one => one.Subtitle);
        if (step >= 4)
            blog.ToTable(table => table.HasCheckConstraint("CK_Blogs_Rating", "\"Rating\" BETWEEN 1 AND 5"));
    }

    void Configure(EntityTypeBuilder<Post> post)
    {
        if (step < 2)
            post.Ignore(one => one.Views);
        else
            post.Property(one => one.Views).HasDefaultValue(0);
        if (step >= 7)
            post.Property(one => one.Title).IsRequired();
        var heading = step >= 8 ? "upper(\"Body\")" : "lower(\"Body\")";
        post.Property(one => one.Heading).HasComputedColumnSql(heading, stored: true);
        post.HasIndex(one => new { one.BlogId, one.PublishedAt }).IsDescending(false, step >= 9);
        post.HasMany(one => one.Tags)
            .WithMany(tag => tag.Posts)
            .UsingEntity<PostTag>(
                join => join.HasOne<Tag>().WithMany().HasForeignKey(one => one.TagsId),
                join => join.HasOne<Post>().WithMany().HasForeignKey(one => one.PostsId),
                join =>
                {
                    join.HasKey(one => new { one.PostsId, one.TagsId });
                    if (step < 6)
                        join.Ignore(one => one.Weight);
                    else
                        join.Property(one => one.Weight).HasDefaultValue(1);
                }
            );
    }

    void Configure(EntityTypeBuilder<Payment> payment)
    {
        payment.Property(one => one.Amount).HasPrecision(12, 2);
        // The types of a hierarchy are those that the model knows.
        var kinds = payment.HasDiscriminator<string>("Kind");
        kinds.HasValue<CardPayment>("card").HasValue<TransferPayment>("transfer");
        if (step >= 8)
            kinds.HasValue<VoucherPayment>("voucher");
        payment.HasIndex("Kind");
    }
}
