<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Varve::Catalog</name>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partitioned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>foreign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>materialized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virtual</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Catalog::CatalogTreeModel</name>
    <message>
        <source>The connection was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Cli::Context</name>
    <message>
        <source>--set %1 has no value; expected --set name=value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the environment&apos;s name to go on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was run: the environment&apos;s name was not typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment &quot;%1&quot; asks for a confirmation, and there is no terminal to ask on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the plan with --dry-run, then add --yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL holds a password, and a project file must not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out of the URL and say where it comes from: --password env:NAME, file:PATH, keychain:NAME or ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in varve.toml. Try it: varve-cli environment test %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed at: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers: %2, as %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rollback failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been run here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is written. Next: varve-cli environment add NAME URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is pending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Run %n migration(s) on %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: %1 is running migrations here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>; there are more</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) affected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping after the running statement. A second signal cancels the statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(command line)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(standard input)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Run %n statement(s) on %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is to be rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n migration(s) on %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No seed data is left to run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run seed data on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s), no problems.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Varve::Comparison</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>column %1 is now column %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(nothing of its own)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>two schemas that are compared</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No differences in %n object(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n object(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) %1</source>
        <comment>%1: in 12 objects</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Varve::Core</name>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Database</name>
    <message>
        <source>A transaction is open already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no open transaction to commit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transaction was rolled back instead of committed, because a statement in it had failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected is sqlite:FILE or postgresql://USER@HOST:PORT/DATABASE?sslmode=…; write @, :, / and % inside a user, password or database as %40, %3A, %2F and %25.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL names no SQLite file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL&apos;s port is not a number between 1 and 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL&apos;s host begins with [ and has no ].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option %1 is a secret and cannot stand in a URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL has no // after its scheme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL&apos;s database name contains / or @.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is not a connection URL: it has no scheme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL&apos;s scheme is unknown; known are %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use env:NAME, file:PATH or ask instead, or start a session with a keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain has no entry &quot;%1&quot; of the service varve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store it with: secret-tool store --label=&quot;%1&quot; user &quot;%1&quot; server varve type plaintext</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain&apos;s entry &quot;%1&quot; was not unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain did not answer for the entry &quot;%1&quot;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain for the entry &quot;%1&quot;: no D-Bus session bus runs here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 seconds went by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection options contain a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write password = &quot;env:NAME&quot;, &quot;file:PATH&quot;, &quot;keychain:NAME&quot; or &quot;ask&quot; beside the options instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of the connection option %1 contains a semicolon, which Qt&apos;s PostgreSQL driver cannot pass on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt&apos;s PostgreSQL driver gives no libpq handle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 was lost: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the local socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host name &quot;%1&quot; is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to PostgreSQL at %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encrypted connection to %1 could not be made: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server %1 has no database &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server %1 refused the login: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 cannot be made as configured: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling of the host, and that this computer&apos;s name service knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the server, or name its host: without one the local socket is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check host, port and firewall, or raise the option connect_timeout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other connections, or raise max_connections on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the server has started, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check host and port, and that the server runs and listens there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the certificate authority&apos;s file with the option sslrootcert, or put it into ~/.postgresql/root.crt. Servers that are not local are verified unless sslmode says otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn on TLS on the server, or allow an unencrypted connection with sslmode=prefer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the options sslmode and sslrootcert, and that the certificate is for this host name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where the password comes from: env:NAME, file:PATH, keychain:NAME or ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s pg_hba.conf must allow this user, database and address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the user&apos;s name, or create the role on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for: GRANT CONNECT ON DATABASE … TO ….</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check user and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the database&apos;s name, or create it with CREATE DATABASE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path; an encrypted database cannot be opened either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path, or open the connection for writing once to create the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, or the file has reached its max_page_count. Free some space and run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file, its folder or this connection is read-only. Check the permissions of both, and the access that the environment gives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another connection holds the file. Close it, or raise the option busy_timeout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another statement of this program holds the table. Finish it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run PRAGMA integrity_check, and restore the file from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists and that the file may be read and written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and the file system that the file is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the last statement took effect is uncertain until the database is looked at again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the owner for the missing privilege, or connect as a user who has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is read-only. Use an environment that allows changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run this statement outside a transaction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier statement failed. Roll the transaction back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the schema first, or check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another session holds the lock. Wait for it, or raise lock_timeout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two sessions waited for each other. Run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another transaction was quicker. Run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s disk is full. Free some space and run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many objects in one transaction. Divide the migration, or raise max_locks_per_transaction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password file %1 is not a regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password file %1 has the mode %2; only its owner may have access to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run: chmod 600 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password file %1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password file %1 is longer than 64 KiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password file %1 is not UTF-8 text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment variable %1 for a password is not set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it before Varve starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password must be asked for, and there is nobody to ask here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use env:NAME, file:PATH or keychain:NAME instead of ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No password was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is not a reference to where the password is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write env:NAME, file:PATH, keychain:NAME or ask; a password itself is never written into a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session ended before its turn came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SQLite file %1 may not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no SQLite file %1, and read-only access creates none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 for a SQLite file cannot be created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SQLite option %1 = %2 is not known or has no such value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known are busy_timeout in milliseconds and foreign_keys, on or off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection names no SQLite file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SQLite file %1 cannot be opened: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver contains another SQLite than version %1, which Varve uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a Qt whose driver is linked to the system&apos;s SQLite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver gives no SQLite handle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a SQLite database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement contains a NUL byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement is not UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COPY from or to the client cannot be sent as a statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write INSERT statements, or COPY from a file on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line that begins with a backslash is a command of psql, not a statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the command, or write what it does as SQL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text contains no statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text contains more than one statement; one at a time is sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Execution</name>
    <message>
        <source>%1 belongs to the database %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed data runs with varve-cli seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be a target here: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target %1 goes back; migrate only goes forward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use varve-cli rollback --to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is partly applied: %2 of %3 statements of its last run remain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll it back with varve-cli rollback, so that its down section clears what remains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed since it was applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the file, and write what is new as a migration of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is applied and missing from the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is out of order: a later migration is applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a number after the last applied one, or set policies.out_of_order in varve.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2. Its statements run one by one, and what was done before a failure stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment %1 is read-only, and %2 may change something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment %1 does not take seed data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it should, write seed = true in its part of varve.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each statement by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each statement by itself: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n statements, read while it runs: the file is too large to be shown.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>expected: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>history:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan %1 for %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan %1 for %2, made by Varve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of secret variables are not in this file: replace ******** first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large to be repeated here: the client program reads it. Take its down and verify sections out first, and fill in its variables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building the project in a scratch database failed in %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment %1 is read-only: no scratch database is made on its server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the project with another environment&apos;s server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is seed data without a down section; it stays recorded as applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not applied on %2: there is no way back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the migration that is to stay, or base.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target %1 goes forward; rollback only goes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use varve-cli migrate --to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is applied and missing from the folder: it cannot be rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put its file back into the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed since it was applied; its down section is the one of today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is only partly applied; its down section may meet things that are not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No temporary folder can be made: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scratch database can be made on the server: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let an administrator run: ALTER ROLE %1 CREATEDB;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history changed since the plan was made: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was run. Look at the status, then plan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file changed since the plan was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was run. Plan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was deleted since the plan was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment %1 is read-only: nothing that may change something runs there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan was made for another database (%1, %2) than this connection leads to (%3, %4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its row %1 is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was partly applied by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was rolled back by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was applied by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection has an open transaction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is done, but the session&apos;s settings could not be put back; the run stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is committed; the connection was lost only afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of %1 was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n statements of %1 remain: they did not run in a transaction.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The connection was lost while %1 was committed; whether it was is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost during statement %1; whether it was done is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not committed: %2 rolls a transaction back when its connection is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is still applied: %2 rolled the transaction back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of %1 remains: %2 rolled the transaction back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 were not started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled in verification query %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification query %1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled in statement %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n statements done.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations rolled back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations applied.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The folder is one of %1 (%2). This version of Varve shows it and does not run it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not for this environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not applied and does not run with the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs %2, which comes after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one of them another number, or correct the Prerequisites line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, which needs %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run what is missing first, or correct the Prerequisites line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a command of a client program, not of the server; Varve does not run it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the line out, or write what it does as SQL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COPY with data from or to the client cannot be run by this version of Varve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the rows as INSERT statements (pg_dump --inserts).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stands in a migration; Varve runs each migration in one transaction by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the statement out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stands in the verify section; only queries belong there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it before the line &quot;varve:verify&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot run in a transaction (line %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The down section has no statements: the migration cannot be rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the statements that undo it below a line &quot;-- varve:down&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The migration has no statements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one, or take the file out of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The migration has no down section: it cannot be rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no file for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>varve.toml says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else wrote to the history while this run held the lock: %1 by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the status, then plan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock was lost during the run; nothing more was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed while it ran.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended the transaction that Varve runs the migration in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out what commits or rolls back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left a transaction open; it was rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text leaves a transaction open; it was rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add COMMIT at its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A target is head, base, +N, -N, or a migration&apos;s id, number or beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The verification query gave %1, expected: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Execution::Validation</name>
    <message>
        <source>The variable &quot;%1&quot; has no value in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it one in varve.toml under [variables] or [environments.NAME.variables], or with --set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be rolled back: it has no down section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a section that begins with &quot;-- varve:down&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::History</name>
    <message>
        <source>The lock file %1 is a symbolic link; Varve does not follow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock file %1 cannot be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run needs the right to write in the database&apos;s folder, for the lock and for SQLite&apos;s own journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock file %1 is not a regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock file %1 cannot be locked: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table %1 is not Varve&apos;s: it has the columns %2, expected are %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name another table in varve.toml: [history] table = &quot;varve_history&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is running migrations on %1, and did not finish within %2 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is running migrations on %2, and did not finish within %3 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until that run has ended, then try again. The lock goes with its process.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled while waiting for the lock. Nothing was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2, process %3, since %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed since applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing from the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not for this environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not run with the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Options</name>
    <message>
        <source>--%1 is &quot;%2&quot;; it can be %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Varve: a workbench for schema migrations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with this environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A database for a folder without varve.toml: sqlite:FILE, postgresql://…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a picture of the window and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the documentation&apos;s pictures and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this theme: light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this language: en or de.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of migrations to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One folder can be opened, %1 were named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--demo and a folder exclude each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>varve --help lists the options.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Project</name>
    <message>
        <source>[[companions]] names &quot;%1&quot;, which no file has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds only variables and connections; everything else belongs into varve.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 names no driver; allowed are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.driver is &quot;%2&quot;, but [databases] says that this database is %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 names no database; for SQLite it is the path of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.attach: only SQLite attaches files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a password does not belong into options.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use password = &quot;env:NAME&quot;, &quot;file:PATH&quot;, &quot;keychain:NAME&quot; or &quot;ask&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 exclude each other: a URL says everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds a password; secrets do not belong into this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out of the URL and add password = &quot;env:NAME&quot;, &quot;file:PATH&quot;, &quot;keychain:NAME&quot; or &quot;ask&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the project has several databases (%2), so each needs a connection of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it to [%1.connections.%2].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no database &quot;%2&quot;; there are %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Databases are named under [databases.NAME].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is given twice: here and directly under [%2].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no colour; allowed are &quot;#RRGGBB&quot; and the palette&apos;s dev, test and prod.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, environment %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: names that begin with &quot;varve.&quot; are Varve&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no name for a variable: allowed are letters, digits, &quot;_&quot;, &quot;-&quot; and &quot;.&quot;, not beginning with a digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of an environment may neither be empty nor hold control characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>varve.toml has no environment &quot;%1&quot;; it has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A release has no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add name = &quot;1.0&quot; or the like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry of [[categories]] has no pattern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may neither be empty nor hold control characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; leaves the project&apos;s folder; folders are relative to varve.toml and below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are two releases &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry of [[companions]] has no path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; leaves the project&apos;s folder; paths are relative to varve.toml and below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KEY=VALUE is expected here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a comment may follow the closing quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This quote is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>port: &quot;%1&quot; is no port; a port is a number from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>built in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>environment variable %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in .env</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders below this one are not looked into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a device, a pipe or a socket, not a file; it is not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s name is not plain text; it is not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename it without control characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link leads nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link leads out of the project&apos;s folder; it is not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a link to a folder; it is not followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a link, a device or a pipe, not a file; it is not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is another migration &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 are both migration &quot;%3&quot;; neither runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file carries a mark of %1 (&quot;%2&quot;); it is shown, not run, because its down half would run with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the marks by &quot;-- varve:up&quot; and &quot;-- varve:down&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is that of an undo file of Flyway; it is shown, not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it like its migration with &quot;.down&quot; before the extension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the down half of migration &quot;%1&quot;, which has no up half here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category: &quot;%1&quot; is not known; allowed are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database: there is no database &quot;%1&quot;; there are %2. The migration does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no environment &quot;%1&quot;; there are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release &quot;%1&quot; names migration &quot;%2&quot;, which is not in the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration &quot;%1&quot; is named in release &quot;%2&quot; and again in release &quot;%3&quot;; the first counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[categories] names &quot;%1&quot;, which no migration has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[superseded] names migration &quot;%1&quot;, which is not in the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prerequisites: no migration is called &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The project has no environments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one under [environments.NAME] in varve.toml, or name a database with --database-url.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has several environments: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one with --env.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder that holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: permission denied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 holds SQL files; it is not part of this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open that folder, or name it under migrations in varve.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder %1, which varve.toml names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, which varve.toml names, is not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a link that leads out of the project&apos;s folder; it is not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no migrations in the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no migrations in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the first with &quot;varve-cli new NAME&quot;, or name the folders under migrations in varve.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database&apos;s URL holds a password: others on this machine may see it in the list of processes or in the shell&apos;s history. Use password = &quot;env:NAME&quot;, &quot;file:PATH&quot;, &quot;keychain:NAME&quot; or &quot;ask&quot; in varve.toml, or ~/.pgpass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A migration&apos;s name may hold neither &quot;/&quot;, &quot;\&quot;, &quot;..&quot; nor control characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words what it does: &quot;Add user preferences&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no letter or digit that could name a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is already there; it is not overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An environment needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password is not written to varve.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use &quot;env:NAME&quot;, &quot;file:PATH&quot;, &quot;keychain:NAME&quot; or &quot;ask&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is written for %1; new migrations are made with that tool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no database &quot;%1&quot;; there are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no engine; there are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already an environment &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of %1 has no number, no release names it, and its header has neither Date nor Prerequisites; it does not run with the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a number before its name, name it in a release in varve.toml, or add &quot;-- Date: …&quot; or &quot;-- Prerequisites: …&quot; at its top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 have the same number; neither runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one of them another number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits for &quot;%2&quot;, which never gets its turn; it does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prerequisites form a circle: %1. None of these runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a date or time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2; it must be %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no date; dates look like 2026-02-11.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a date like 2026-02-11</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time like &quot;250ms&quot;, &quot;5s&quot;, &quot;2min&quot; or &quot;1h&quot;, or a whole number of seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 is no time; it must be %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no time; it must be %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text in quotes or a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not known; allowed are %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of texts: [&quot;…&quot;, &quot;…&quot;]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table: [%1]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of tables: [[%1]]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the top level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in [%1]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown key &quot;%1&quot; %2; allowed are %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not TOML: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of variable &quot;%1&quot; is longer than 1 MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable &quot;%1&quot; has no value: the environment variable %2 is not set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it, or add a line %1=… to .env beside varve.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable &quot;%1&quot; has no value: it refers to &quot;%2&quot;, which has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment &quot;%1&quot; has no connection for database &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add driver and database under [environments.%1] in varve.toml, or under [environments.%1.connections.%2] where the project has several databases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is written for %1 (%2). Varve shows its migrations and does not run them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A varve.toml in the folder makes it a project of Varve&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no migration &quot;%1&quot;: the project has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no migration &quot;%1&quot;; there are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables refer to each other more than %1 deep: %2, …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables refer to each other in a circle: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Text</name>
    <message>
        <source>(hidden)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inside a dollar quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value &quot;%1&quot; of variable &quot;%2&quot; is neither a name nor a number, and it stands %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be escaped there: pass the value another way, or declare the variable raw in varve.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put quotes around ${%1} in the file, or declare the variable raw in varve.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of variable &quot;%1&quot; has %2, which cannot be written inside these quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use other quotes around ${%1} in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a backslash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of variable &quot;%1&quot; has a NUL character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set another value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Unicode escape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a character that U&amp; may read as an escape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is %1, not a text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is UTF-16; Varve reads UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as UTF-8 in the editor that wrote it; the file was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NUL byte at offset %1; this is no text. The file was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte 0x%1 at offset %2 is not valid UTF-8; the file was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With its variables filled in, the text is no longer the same number of statements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the variables inside quotes in the file, or declare the variable raw in varve.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable &quot;%1&quot; is not defined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it under [variables] in varve.toml, or with --set %1=VALUE.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Text::SectionReader</name>
    <message>
        <source>&quot;varve:%1&quot; is no section; the sections are up, down and verify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the marker, or write the comment another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section &quot;%1&quot; begins a second time; its parts are taken together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the statements under the first marker.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Text::StatementReader</name>
    <message>
        <source>The script turns standard_conforming_strings off; Varve reads strings by the SQL standard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the statement and write strings that have backslash escapes as E&apos;…&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The string that begins at line %1, column %2 is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quoted name that begins at line %1, column %2 is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comment that begins at line %1, column %2 is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dollar quote %3 that begins at line %1, column %2 is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of the COPY at line %1, column %2 must begin on the line after it and end with a line \.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parenthesis that begins at line %1, column %2 is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block that begins at line %1, column %2 has no END.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Timeline</name>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>statement %1 of %2 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed since applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing from the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unplaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>a day without its year, in the order of the language</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed, nothing of it remains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of %3 statements</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Timeline::TimelineModel</name>
    <message>
        <source>planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was applied, and the folder has no such migration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not run anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 by %3, %4</source>
        <comment>environment: run by whom, when</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on this environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <comment>migration on environment: standing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2 min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Actions</name>
    <message numerus="yes">
        <source>Run %n Pending…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Run Pending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Run %n pending…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen Closed Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to File, Object, Command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or Hide Bottom Dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editor or Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Environment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open varve.toml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Folder in File Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Migration…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run Up to Selected…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll Back Last…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll Back to Selected…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run Seed Data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare Environment with Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Varve</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::AddEnvironmentDialog</name>
    <message>
        <source>Add environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dev, test, prod, …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open: runs at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirm: shows a preview and asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read-only: refuses changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by its place in the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name for an environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters, digits, - and _.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an environment called %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected: %1, as %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::CatalogPane</name>
    <message>
        <source>Read at %1 · F5 reads again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No environment chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select first 100 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ComparePage</name>
    <message>
        <source>Choose two versions and compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap the two sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count the place of a column in its table as a difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 and %2…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No differences: both sides have the same %n object(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2 objects · read in %3 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ConnectionForm</name>
    <message>
        <source>sqlite:data/dev.sqlite or postgresql://user@host/database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the database file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: this machine&apos;s socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client library&apos;s own ways (~/.pgpass, …)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask when it is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File that only I can read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Po&amp;rt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data&amp;base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U&amp;ser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the variable, file or keychain entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password in the URL is used for the test only; choose below where it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fields below are filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite (*.sqlite *.sqlite3 *.db);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the database is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the database is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not said which variable, file or keychain entry holds the password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::DefinitionsView</name>
    <message>
        <source>Definition in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::DifferenceModel</name>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its parts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Varve::Ui::DocumentController</name>
    <message>
        <source>Query %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save As</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL files (*.sql);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed by another program. Here it has changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the File&apos;s Text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::EnvironmentButton</name>
    <message>
        <source>read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::EnvironmentController</name>
    <message>
        <source>Add Environment…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::EnvironmentPill</name>
    <message>
        <source>Environment %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::FilesPane</name>
    <message>
        <source>project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::FilterBar</name>
    <message>
        <source>Core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incremental</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All Databases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All states</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Search id, name, author, purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All databases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>migrations shown of all</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::FindBar</name>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace &amp;with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>replaced %n time(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Inspector</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one, whole migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each statement by itself, because of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a migration to see what it does, needs and did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This migration was applied, and the folder has no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Superseded by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no down section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::KSyntaxLexer</name>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>String</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::LayerList</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS, as set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of the connection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Legend</name>
    <message>
        <source>not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::MainToolBar</name>
    <message>
        <source>Tool Bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to file, object, command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::MainWindow</name>
    <message>
        <source>This folder belongs to %1 (%2). Varve shows it and does not run it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n pending on %2 – Varve</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A Run Is in Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing cancels the run on %1. Its current statement is stopped at the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel Run and Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder first; then files can be opened beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to %1</source>
        <comment>environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Varve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Varve %1

A workbench for people whose database schemas live in a folder of migrations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalog and Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run, Results, Problems</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::MessageBar</name>
    <message>
        <source>Hide this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::MigrationDetails</name>
    <message>
        <source>%1 is not in the folder any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no down section: this migration cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no verification queries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it will run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it will run on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::MigrationTexts</name>
    <message>
        <source>%1 is not set here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 and is not shown beside the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it to read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::NewMigrationDialog</name>
    <message>
        <source>New migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add user preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from git, else the login name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file for every engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create migration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An existing folder of migrations or a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept until the program ends, written nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::PlanModel</name>
    <message>
        <source>loses data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drops structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verification, expects %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside a transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recorded in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no common transaction: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no way back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undoes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large to show: read while it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same transaction</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::PlanText</name>
    <message>
        <source>%1 is not one transaction: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No variables used</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All variables have values: %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No way back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification queries: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Files read: %n, checksums taken</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undone in reverse order, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they need is applied or comes before</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) lose what is there</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ad hoc: no lock, no history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ProblemsModel</name>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ProblemsPane</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ProjectController</name>
    <message>
        <source>Opening %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the demo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scratch folder for the demo: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::QuickOpen</name>
    <message>
        <source>Go to file, object, command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a file or an environment; &gt; for commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ResultView</name>
    <message>
        <source>Result rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy with column names</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) so far</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>there are more: the limit was reached</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ResultsPane</name>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and messages of the next run appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s), %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s) changed, %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunController</name>
    <message>
        <source>There is nothing to run: everything that runs here is applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is in progress. It has to end before the next one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunListModel</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>statement %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verification</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunPane</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the run (Ctrl+F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) on %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolling back %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for %1, who holds the lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again from %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n statement(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunPreviewDialog</name>
    <message>
        <source>checked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made %1 s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Run %n migration(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n migration(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %n statement(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it will run on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same from a shell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To run, type the name of the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked because what is there is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as SQL…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plan as SQL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL (*.sql)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is in the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunProgressBar</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunsTable</name>
    <message>
        <source>roll back failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>statements done of all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Screenshots</name>
    <message>
        <source>The picture cannot be written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::SqlEditor</name>
    <message>
        <source>SQL editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no file yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it under a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed by another program since it was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload it, or save this text under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is as it was before. Save under another name or in another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No environment chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter runs a statement · F5 all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::SqlLogModel</name>
    <message>
        <source>%1, statement %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::SqlLogPane</name>
    <message>
        <source>SQL log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement as sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::StartPage</name>
    <message>
        <source>Open a folder of migrations, see where each environment stands, run what is pending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project on SQLite, no server needed, with something of everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbered SQL files, with or without varve.toml. Nothing is written to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty folder with a first varve.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::StatusBar</name>
    <message>
        <source>writable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks before it changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ln %1, Col %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::TimelineHeader</name>
    <message>
        <source>Columns of the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::TimelinePage</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run Up to Here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll Back to Here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Command Line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::VariableTable</name>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <comment>variable on environment: value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::VariablesPane</name>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations that use ${%1} cannot run here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Workbench</name>
    <message>
        <source>No environment has a connection to the database &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building the project in a scratch database needs one: add it to varve.toml, or give --database-url.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project, variables of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, variables of %2</source>
        <comment>project at 004, variables of test</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A side of a comparison is an environment, &quot;project&quot;, &quot;project@MIGRATION&quot; or &quot;project@MIGRATION:ENVIRONMENT&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demonstration file %1 could not be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no demonstration called &quot;%1&quot;; there are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Varve::Workbench::Workbench</name>
    <message>
        <source>A run on %1 is still going on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended, or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
