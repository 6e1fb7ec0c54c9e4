// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "classifier.h"

#include "otherlanguages.h"

namespace Varve::Text {

namespace {

bool isOneOf(Keyword k, std::initializer_list<Keyword> list)
{
    return std::find(list.begin(), list.end(), k) != list.end();
}

/// Reads the tokens at the beginning of a SQL statement.
class SqlClassifier
{
public:
    SqlClassifier(const StatementShape &shape, QByteArrayView window, const Dialect &dialect, Statement &statement)
        : m_shape(shape), m_window(window), m_dialect(dialect), m_statement(statement)
    {}

    void run();

private:
    Keyword first() const { return m_shape.at(m_at).keyword; }
    Keyword word(size_t ahead) const { return m_shape.at(m_at + ahead).keyword; }
    QByteArrayView text(const LeadingToken &token) const { return token.range.in(m_window); }
    bool is(size_t index, QLatin1StringView upper) const;
    bool modifies() const;
    bool isMySql() const { return m_dialect.name == DialectName::MySql || m_dialect.name == DialectName::MariaDb; }
    bool isPostgreSql() const { return m_dialect.name == DialectName::PostgreSql; }
    bool isSqlite() const { return m_dialect.name == DialectName::Sqlite; }

    void set(StatementKind kind, Keyword verb);
    void query(Keyword verb);
    void with();
    void explain();
    void manipulate(Keyword verb);
    void copy();
    void define();
    void defineObject(Keyword verb);
    void alter(Keyword object);
    void pragma();
    void transaction();
    void begin();
    void setting();
    void call();
    void utility();
    void other();
    void place();
    QString objectAt(size_t index) const;
    size_t skipConditions(size_t index) const;

    const StatementShape &m_shape;
    QByteArrayView m_window;
    const Dialect &m_dialect;
    Statement &m_statement;
    size_t m_at = 0; // first token that is no opening parenthesis
};

QString upper(QByteArrayView text)
{
    return QString::fromUtf8(text).toUpper();
}

bool SqlClassifier::is(size_t index, QLatin1StringView wanted) const
{
    const LeadingToken token = m_shape.at(index);
    return token.kind == TokenKind::Word && text(token).toByteArray().toUpper() == QByteArrayView(wanted.data(), wanted.size());
}

// A statement that reads can hold these only as a data-modifying part, an INTO or a FOR UPDATE.
bool SqlClassifier::modifies() const
{
    for (Keyword k : {Keyword::Insert, Keyword::Update, Keyword::Delete, Keyword::Merge, Keyword::Into}) {
        if (m_shape.hasAnywhere(k))
            return true;
    }
    return m_shape.has(Keyword::For) && m_shape.hasAnywhere(Keyword::Share);
}

void SqlClassifier::set(StatementKind kind, Keyword verb)
{
    m_statement.kind = kind;
    for (size_t i = m_at; i < m_shape.leadingCount; ++i) {
        if (m_shape.leading[i].keyword == verb) {
            m_statement.verb = upper(text(m_shape.leading[i]));
            return;
        }
    }
    if (m_statement.verb.isEmpty() && m_shape.leadingCount > m_at)
        m_statement.verb = upper(text(m_shape.leading[m_at]));
}

QString SqlClassifier::objectAt(size_t index) const
{
    const auto isName = [](const LeadingToken &t) {
        return t.kind == TokenKind::Word || t.kind == TokenKind::QuotedName || t.kind == TokenKind::Variable || t.kind == TokenKind::Number
            || t.kind == TokenKind::String;
    };
    const LeadingToken firstToken = m_shape.at(index);
    if (!isName(firstToken) || firstToken.kind == TokenKind::Number || firstToken.keyword == Keyword::On)
        return {};
    qint64 end = firstToken.range.end();
    bool afterDot = false;
    for (size_t i = index + 1; i < m_shape.leadingCount; ++i) {
        const LeadingToken &token = m_shape.leading[i];
        const bool dot = token.symbol == '.';
        const bool joined = token.range.offset == end && (isName(token) || token.symbol == '-');
        if (!dot && !(afterDot && isName(token)) && !joined)
            break;
        afterDot = dot;
        end = token.range.end();
    }
    return QString::fromUtf8(m_window.sliced(firstToken.range.offset, end - firstToken.range.offset));
}

size_t SqlClassifier::skipConditions(size_t index) const
{
    while (isOneOf(m_shape.at(index).keyword,
                   {Keyword::If, Keyword::Not, Keyword::Exists, Keyword::Only, Keyword::Concurrently, Keyword::Table}))
        ++index;
    return index;
}

void SqlClassifier::run()
{
    while (m_shape.at(m_at).symbol == '(')
        ++m_at;
    switch (first()) {
    case Keyword::Select:
    case Keyword::Values: query(first()); break;
    case Keyword::Table:
        query(Keyword::Table);
        m_statement.object = objectAt(m_at + 1);
        break;
    case Keyword::With: with(); break;
    case Keyword::Explain:
    case Keyword::Describe:
    case Keyword::Desc: explain(); break;
    case Keyword::Show:
    case Keyword::Fetch:
    case Keyword::List:
    case Keyword::Help:
        m_statement.kind = StatementKind::Query;
        m_statement.verb = upper(text(m_shape.leading[m_at]));
        m_statement.returnsRows = true;
        m_statement.changes = false;
        break;
    case Keyword::Insert:
    case Keyword::Update:
    case Keyword::Delete:
    case Keyword::Merge:
    case Keyword::Replace:
    case Keyword::Truncate:
    case Keyword::Load:
    case Keyword::From: manipulate(first()); break;
    case Keyword::Copy: copy(); break;
    case Keyword::Create:
    case Keyword::Alter:
    case Keyword::Drop:
    case Keyword::Undrop: defineObject(first()); break;
    case Keyword::Comment:
    case Keyword::Grant:
    case Keyword::Revoke:
    case Keyword::Rename:
    case Keyword::Refresh:
    case Keyword::Import:
    case Keyword::Reassign:
    case Keyword::Security: define(); break;
    case Keyword::Pragma: pragma(); break;
    case Keyword::Begin: begin(); break;
    case Keyword::Start:
    case Keyword::Commit:
    case Keyword::End:
    case Keyword::Rollback:
    case Keyword::Abort:
    case Keyword::Savepoint:
    case Keyword::Release:
    case Keyword::Xa: transaction(); break;
    case Keyword::Set:
    case Keyword::Use:
    case Keyword::Reset:
    case Keyword::Discard:
    case Keyword::Unset: setting(); break;
    case Keyword::Call:
    case Keyword::Do:
    case Keyword::Exec:
    case Keyword::Execute: call(); break;
    default: other(); break;
    }
    place();
}

void SqlClassifier::query(Keyword verb)
{
    set(StatementKind::Query, verb);
    m_statement.returnsRows = !m_shape.has(Keyword::Into) || m_dialect.name == DialectName::Ansi;
    m_statement.changes = modifies();
}

void SqlClassifier::with()
{
    for (Keyword k : {Keyword::Insert, Keyword::Merge, Keyword::Update, Keyword::Delete}) {
        const bool locks = k == Keyword::Update && m_shape.has(Keyword::For) && m_shape.has(Keyword::Select);
        if (m_shape.has(k) && !locks) {
            manipulate(k);
            return;
        }
    }
    if (m_shape.has(Keyword::Replace) && m_shape.has(Keyword::Into)) {
        manipulate(Keyword::Replace);
        return;
    }
    query(m_shape.has(Keyword::Select) ? Keyword::Select : Keyword::Values);
    m_statement.verb = m_shape.has(Keyword::Values) && !m_shape.has(Keyword::Select) ? QStringLiteral("VALUES") : QStringLiteral("SELECT");
}

void SqlClassifier::explain()
{
    m_statement.kind = StatementKind::Query;
    m_statement.verb = upper(text(m_shape.leading[m_at]));
    m_statement.returnsRows = true;
    m_statement.changes = false;
    if (first() != Keyword::Explain) {
        const size_t name
            = isOneOf(word(1),
                      {Keyword::Table, Keyword::Extended, Keyword::Formatted, Keyword::Schema, Keyword::Database, Keyword::Function})
            ? (word(2) == Keyword::Extended || word(2) == Keyword::Formatted ? 3 : 2)
            : 1;
        m_statement.object = objectAt(m_at + name);
    }
    // EXPLAIN ANALYZE runs the statement; MySQL's DESCRIBE is the same word.
    if (!m_shape.hasAnywhere(Keyword::Analyze) && !m_shape.hasAnywhere(Keyword::Analyse))
        return;
    const bool reads
        = (m_shape.has(Keyword::Select) || m_shape.has(Keyword::Values) || m_shape.has(Keyword::With) || m_shape.has(Keyword::Table))
        && !m_shape.has(Keyword::Create) && !m_shape.has(Keyword::Execute) && !m_shape.has(Keyword::Refresh);
    m_statement.changes = !reads || modifies();
}

void SqlClassifier::manipulate(Keyword verb)
{
    set(StatementKind::Manipulation, verb);
    m_statement.returnsRows = m_shape.has(Keyword::Returning);
    const bool filtered = m_shape.has(Keyword::Where);
    if (verb == Keyword::Truncate || ((verb == Keyword::Delete || verb == Keyword::Update) && !filtered)
        || (verb == Keyword::Insert && m_shape.has(Keyword::Overwrite)))
        m_statement.destructive = Destructive::Data;
    if (verb == Keyword::Update || verb == Keyword::Delete || verb == Keyword::Insert || verb == Keyword::Merge || verb == Keyword::Replace
        || verb == Keyword::Truncate) {
        for (size_t i = m_at; i < m_shape.leadingCount; ++i) {
            if (m_shape.leading[i].keyword != verb)
                continue;
            size_t name = i + 1;
            // INSERT OR REPLACE INTO, UPDATE OR IGNORE, INSERT OVERWRITE TABLE, DELETE FROM ONLY
            if (m_shape.at(name).keyword == Keyword::Or)
                name += 2;
            while (isOneOf(m_shape.at(name).keyword, {Keyword::Into, Keyword::From, Keyword::Only, Keyword::Table, Keyword::Overwrite}))
                ++name;
            m_statement.object = objectAt(name);
            break;
        }
    }
}

void SqlClassifier::copy()
{
    set(StatementKind::Manipulation, Keyword::Copy);
    m_statement.object = objectAt(m_at + (word(1) == Keyword::Binary || word(1) == Keyword::Into ? 2 : 1));
    const bool out = m_shape.has(Keyword::To) && m_shape.has(Keyword::Stdout) && !m_shape.has(Keyword::From);
    if (out) {
        m_statement.kind = StatementKind::Query;
        m_statement.returnsRows = true;
        m_statement.changes = modifies();
    }
}

void SqlClassifier::define()
{
    set(StatementKind::Definition, first());
    if (first() == Keyword::Refresh) {
        m_statement.verb = word(1) == Keyword::Materialized ? QStringLiteral("REFRESH MATERIALIZED VIEW") : QStringLiteral("REFRESH");
        m_statement.object = objectAt(skipConditions(m_at + (word(1) == Keyword::Materialized ? 3 : 2)));
    } else if (first() == Keyword::Comment && word(1) == Keyword::On) {
        m_statement.object = objectAt(m_at + 3);
    } else if (first() == Keyword::Rename) {
        m_statement.object = objectAt(skipConditions(m_at + 1));
    }
}

// CREATE [OR REPLACE] [TEMPORARY] … TABLE [IF NOT EXISTS] name: everything before the kind of object is a modifier.
void SqlClassifier::defineObject(Keyword verb)
{
    set(StatementKind::Definition, verb);
    static constexpr auto kinds
        = {Keyword::Table,        Keyword::View,       Keyword::Index,      Keyword::Sequence, Keyword::Schema,  Keyword::Database,
           Keyword::Function,     Keyword::Procedure,  Keyword::Trigger,    Keyword::Type,     Keyword::Domain,  Keyword::Extension,
           Keyword::Role,         Keyword::User,       Keyword::Rule,       Keyword::Policy,   Keyword::Event,   Keyword::Collation,
           Keyword::Cast,         Keyword::Operator,   Keyword::Aggregate,  Keyword::Language, Keyword::Server,  Keyword::Publication,
           Keyword::Subscription, Keyword::Statistics, Keyword::Tablespace, Keyword::System,   Keyword::Catalog, Keyword::Volume,
           Keyword::Package,      Keyword::Group,      Keyword::Conversion, Keyword::Routine,  Keyword::Owned,   Keyword::Share,
           Keyword::Connection,   Keyword::Default,    Keyword::Synonym,    Keyword::Model};
    for (size_t i = m_at + 1; i < m_shape.leadingCount; ++i) {
        const LeadingToken &token = m_shape.leading[i];
        if (token.symbol == '(')
            return;
        if (!isOneOf(token.keyword, kinds))
            continue;
        const bool prefixed = isOneOf(m_shape.at(i - 1).keyword, {Keyword::Materialized, Keyword::Foreign, Keyword::Event});
        const bool eventTrigger = token.keyword == Keyword::Event && m_shape.at(i + 1).keyword == Keyword::Trigger;
        if (eventTrigger)
            continue;
        const QString object = prefixed ? upper(text(m_shape.at(i - 1))) + u' ' + upper(text(token)) : upper(text(token));
        m_statement.verb += u' ' + object;
        m_statement.object = objectAt(skipConditions(i + 1));
        if (verb == Keyword::Drop)
            m_statement.destructive = Destructive::Structure;
        else if (verb == Keyword::Alter)
            alter(token.keyword);
        else if (token.keyword == Keyword::Table && m_shape.at(m_at + 1).keyword == Keyword::Or && m_shape.has(Keyword::Replace))
            m_statement.destructive = Destructive::Structure;
        return;
    }
    if (verb == Keyword::Drop)
        m_statement.destructive = Destructive::Structure;
}

void SqlClassifier::alter(Keyword object)
{
    if (m_shape.dropsPart && !isOneOf(object, {Keyword::Publication, Keyword::Role, Keyword::User, Keyword::Group}))
        m_statement.destructive = Destructive::Structure;
    else if (object == Keyword::Table && m_shape.has(Keyword::Truncate))
        m_statement.destructive = Destructive::Data;
}

void SqlClassifier::pragma()
{
    // sqlite.org/pragma.html: which read, and which do something even without a value.
    static const QStringList reading{QStringLiteral("table_info"),       QStringLiteral("table_xinfo"),
                                     QStringLiteral("table_list"),       QStringLiteral("index_list"),
                                     QStringLiteral("index_info"),       QStringLiteral("index_xinfo"),
                                     QStringLiteral("foreign_key_list"), QStringLiteral("foreign_key_check"),
                                     QStringLiteral("integrity_check"),  QStringLiteral("quick_check")};
    static const QStringList acting{QStringLiteral("wal_checkpoint"), QStringLiteral("incremental_vacuum"), QStringLiteral("optimize"),
                                    QStringLiteral("shrink_memory")};
    static const QStringList outside{QStringLiteral("journal_mode"), QStringLiteral("foreign_keys"), QStringLiteral("synchronous"),
                                     QStringLiteral("temp_store"), QStringLiteral("wal_checkpoint")};
    size_t name = m_at + 1;
    if (m_shape.at(name + 1).symbol == '.')
        name += 2;
    const QString pragmaName = QString::fromUtf8(text(m_shape.at(name))).toLower();
    const bool hasValue = m_shape.at(name + 1).kind != TokenKind::End;
    const bool reads = reading.contains(pragmaName) || (!hasValue && !acting.contains(pragmaName));
    set(StatementKind::SessionSetting, Keyword::Pragma);
    m_statement.kind = reads ? StatementKind::Query : acting.contains(pragmaName) ? StatementKind::Utility : StatementKind::SessionSetting;
    m_statement.object = objectAt(m_at + 1);
    m_statement.changes = !reads;
    m_statement.returnsRows = reads || acting.contains(pragmaName) || pragmaName == u"journal_mode";
    m_statement.inTransaction = reads || !outside.contains(pragmaName);
}

void SqlClassifier::transaction()
{
    set(StatementKind::TransactionControl, first());
    if (first() == Keyword::Start && word(1) != Keyword::Transaction) { // START SLAVE, START REPLICA
        m_statement.kind = StatementKind::Utility;
        return;
    }
    const bool savepoint
        = first() == Keyword::Savepoint || first() == Keyword::Release || (first() == Keyword::Rollback && m_shape.has(Keyword::To));
    m_statement.inTransaction = savepoint;
}

void SqlClassifier::begin()
{
    const bool block = m_dialect.compoundStatements && m_shape.leadingCount > 1 && m_shape.hasAnywhere(Keyword::End);
    if (!block) {
        transaction();
        return;
    }
    set(StatementKind::Call, Keyword::Begin);
    m_statement.returnsRows = true;
}

void SqlClassifier::setting()
{
    set(StatementKind::SessionSetting, first());
    size_t name = m_at + 1;
    while (isOneOf(m_shape.at(name).keyword, {Keyword::Session, Keyword::Local, Keyword::Global}))
        ++name;
    if (first() == Keyword::Set && (m_shape.at(name).keyword == Keyword::Transaction || is(name, QLatin1StringView("CHARACTERISTICS")))) {
        m_statement.kind = StatementKind::TransactionControl;
        return;
    }
    m_statement.object = objectAt(name);
}

void SqlClassifier::call()
{
    set(StatementKind::Call, first());
    m_statement.returnsRows = first() != Keyword::Do;
    if (first() != Keyword::Do)
        m_statement.object = objectAt(m_at + 1);
}

void SqlClassifier::utility()
{
    m_statement.kind = StatementKind::Utility;
    m_statement.verb = upper(text(m_shape.leading[m_at]));
    size_t name = skipConditions(m_at + 1);
    if (isOneOf(m_shape.at(name).keyword,
                {Keyword::Full, Keyword::Verbose, Keyword::Analyze, Keyword::Index, Keyword::Schema, Keyword::Database, Keyword::System,
                 Keyword::Local, Keyword::Tables}))
        name = skipConditions(name + 1);
    m_statement.object = objectAt(name);
}

void SqlClassifier::other()
{
    if (m_shape.at(m_at + 1).symbol == ':' && m_dialect.compoundStatements && m_shape.hasAnywhere(Keyword::Begin)) {
        m_statement.kind = StatementKind::Call;
        m_statement.verb = QStringLiteral("BEGIN");
        m_statement.returnsRows = true;
        return;
    }
    switch (first()) {
    case Keyword::Prepare:
        m_statement.kind = word(1) == Keyword::Transaction ? StatementKind::TransactionControl : StatementKind::SessionSetting;
        m_statement.inTransaction = word(1) != Keyword::Transaction;
        m_statement.verb = QStringLiteral("PREPARE");
        return;
    case Keyword::Vacuum:
    case Keyword::Analyze:
    case Keyword::Analyse:
    case Keyword::Lock:
    case Keyword::Unlock:
    case Keyword::Attach:
    case Keyword::Detach:
    case Keyword::Reindex:
    case Keyword::Cluster:
    case Keyword::Checkpoint:
    case Keyword::Listen:
    case Keyword::Unlisten:
    case Keyword::Notify:
    case Keyword::Optimize:
    case Keyword::Kill:
    case Keyword::Flush:
    case Keyword::Purge:
    case Keyword::Repair:
    case Keyword::Msck:
    case Keyword::Cache:
    case Keyword::Uncache:
    case Keyword::Clear:
    case Keyword::Restore:
    case Keyword::Backup:
    case Keyword::Check:
    case Keyword::Fsck:
    case Keyword::Convert:
    case Keyword::Handler:
    case Keyword::Declare:
    case Keyword::Open:
    case Keyword::Close:
    case Keyword::Move:
    case Keyword::Deallocate:
    case Keyword::Install: utility(); return;
    default:
        m_statement.kind = StatementKind::Unknown;
        if (m_shape.at(m_at).kind == TokenKind::Word)
            m_statement.verb = upper(text(m_shape.leading[m_at]));
    }
}

// What the engine refuses, or ends with a commit of its own, inside a transaction block.
void SqlClassifier::place()
{
    if (!m_dialect.hasTransactions) {
        m_statement.inTransaction = false;
        return;
    }
    const QString &verb = m_statement.verb;
    const auto isVerb
        = [&verb](std::initializer_list<QLatin1StringView> list) { return std::find(list.begin(), list.end(), verb) != list.end(); };
    if (isMySql()) {
        // MySQL manual 15.3.3, Statements That Cause an Implicit Commit
        const bool temporary = m_shape.has(Keyword::Temporary);
        if ((m_statement.kind == StatementKind::Definition && !temporary) || m_statement.kind == StatementKind::Utility
            || isVerb({QLatin1StringView("TRUNCATE")}))
            m_statement.inTransaction = false;
    } else if (isSqlite()) {
        // sqlite.org: lang_vacuum, lang_attach, lang_detach
        if (isVerb({QLatin1StringView("VACUUM"), QLatin1StringView("ATTACH"), QLatin1StringView("DETACH")}))
            m_statement.inTransaction = false;
    } else if (m_dialect.name == DialectName::SqlServer) {
        if (isVerb({QLatin1StringView("CREATE DATABASE"), QLatin1StringView("ALTER DATABASE"), QLatin1StringView("DROP DATABASE"),
                    QLatin1StringView("BACKUP"), QLatin1StringView("RESTORE")}))
            m_statement.inTransaction = false;
    } else if (isPostgreSql()) {
        // PostgreSQL manual, reference pages: "cannot be executed inside a transaction block"
        const bool always = isVerb({QLatin1StringView("VACUUM"), QLatin1StringView("CREATE DATABASE"), QLatin1StringView("DROP DATABASE"),
                                    QLatin1StringView("CREATE TABLESPACE"), QLatin1StringView("DROP TABLESPACE"),
                                    QLatin1StringView("ALTER SYSTEM"), QLatin1StringView("DROP SUBSCRIPTION")});
        const bool concurrently = isVerb({QLatin1StringView("CREATE INDEX"), QLatin1StringView("DROP INDEX"), QLatin1StringView("REINDEX")})
            && m_shape.hasAnywhere(Keyword::Concurrently);
        const bool wholeReindex = isVerb({QLatin1StringView("REINDEX")})
            && (m_shape.has(Keyword::Database) || m_shape.has(Keyword::System) || m_shape.has(Keyword::Schema));
        const bool wholeCluster = isVerb({QLatin1StringView("CLUSTER")}) && m_statement.object.isEmpty();
        const bool refresh
            = isVerb({QLatin1StringView("ALTER SUBSCRIPTION")}) && (m_shape.has(Keyword::Publication) || m_shape.has(Keyword::Refresh));
        bool subscribe = isVerb({QLatin1StringView("CREATE SUBSCRIPTION")});
        for (size_t i = 0; subscribe && i + 2 < m_shape.leadingCount; ++i) {
            const bool option = is(i, QLatin1StringView("CREATE_SLOT")) || is(i, QLatin1StringView("CONNECT"));
            if (option && is(i + 2, QLatin1StringView("FALSE")))
                subscribe = false;
        }
        if (always || concurrently || wholeReindex || wholeCluster || refresh || subscribe || m_shape.detachesConcurrently)
            m_statement.inTransaction = false;
    }
}

void classifyCommand(const StatementShape &shape, QByteArrayView window, Statement &statement)
{
    const QString line = QString::fromUtf8(shape.at(0).range.in(window));
    qsizetype end = 1;
    while (end < line.size() && !line[end].isSpace())
        ++end;
    statement.kind = StatementKind::ClientCommand;
    statement.verb = line.left(end).toUpper();
    statement.object = line.mid(end).trimmed();
    // Never sent to a server, but a client that understood it could do anything.
    statement.changes = true;
}

} // namespace

void classify(const StatementShape &shape, QByteArrayView window, const Dialect &dialect, Statement &statement)
{
    if (shape.at(0).kind == TokenKind::ClientCommand) {
        classifyCommand(shape, window, statement);
    } else if (dialect.name == DialectName::Cypher) {
        classifyCypher(shape, window, statement);
    } else if (dialect.name == DialectName::Redis) {
        classifyRedis(shape, window, statement);
    } else {
        SqlClassifier(shape, window, dialect, statement).run();
        if (shape.semicolonInside && dialect.goEnds) {
            statement.changes = true;
            statement.returnsRows = true;
        }
    }
}

} // namespace Varve::Text
