namespace Godwit;

/// <summary>What a server says, without what its driver puts around it.</summary>
static class ServerWords
{
    extension(Exception error)
    {
        /// <summary>
        /// The server's sentence alone: Npgsql's message has the SQLSTATE before it, and the position behind it.
        /// </summary>
        public string Words => error.Data["MessageText"] as string ?? error.Message;
    }
}
