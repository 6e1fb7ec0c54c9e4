// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace Varve::Text {

/// The words that decide where a statement ends or what it does. In alphabetical order, as keyword.cpp needs them.
enum class Keyword : quint16 {
    None,
    Abort, Access, Action, Add, Aggregate, Algorithm, Alias, All, Alter, Always, Analyse, Analyze,
    And, As, Atomic, Attach, Attribute, Authorization, Backup, Begin, Binary, Cache, Call, Case,
    Cast, Catalog, Change, Check, Checkpoint, Class, Clear, Clone, Close, Cluster, Collation, Column,
    Columns, Comment, Commit, Compaction, Concurrently, Configuration, Connection, Constraint, Continue, Conversion, Convert, Copy,
    Create, Credential, Csv, Data, Database, Databases, Deallocate, Declare, Deep, Default, Definer, Delete,
    Delimiter, Desc, Describe, Detach, Dictionary, Disable, Discard, Do, Domain, Drop, Dryrun, Dump,
    Else, Enable, End, Event, Except, Exec, Execute, Exists, Exit, Explain, Expression, Extended,
    Extension, External, Family, Fetch, Filter, Finish, Flush, For, Force, Foreach, Foreign, Formatted,
    From, Fsck, Full, Fulltext, Function, Generate, Global, Grant, Graph, Group, Handler, Help,
    Hypergraph, Identity, If, Immediate, Import, Index, Indexes, Inherit, Inplace, Insert, Install, Instead,
    Intersect, Into, Is, Key, Kill, Language, Large, Level, List, Listen, Load, Local,
    Location, Lock, Lookup, Loop, Mapping, Match, Materialized, Merge, Method, Model, Move, Msck,
    No, Node, Not, Notify, Null, Object, Of, On, Only, Open, Operator, Optimize,
    Optional, Or, Order, Overwrite, Owned, Package, Parser, Partial, Partition, Partitions, Plan, Point,
    Policy, Pragma, Prepare, Primary, Privileges, Procedure, Profile, Properties, Provider, Publication, Purge, Query,
    Range, Reassign, Recipient, Recursive, Refresh, Reindex, Release, Remove, Rename, Repair, Repeat, Replace,
    Replica, Reset, Restore, Return, Returning, Revoke, Role, Rollback, Routine, Row, Rule, Savepoint,
    Schema, Search, Security, Select, Sequence, Server, Service, Session, Set, Shallow, Share, Show,
    Spatial, Sql, Start, Statistics, Stdin, Stdout, Storage, Stored, Streaming, Subscription, Sync, Synonym,
    System, Table, Tables, Tablespace, Tblproperties, Temp, Template, Temporary, Terminate, Text, Then, To,
    Transaction, Transactions, Transform, Trigger, Truncate, Type, Uncache, Undrop, Union, Unique, Unlisten, Unload,
    Unlock, Unlogged, Unset, Unwind, Update, Upgrade, Use, User, Using, Vacuum, Value, Values,
    Vector, Verbose, View, Views, Virtual, Volume, When, Where, While, With, Work, Wrapper,
    Xa, Yield,
};

/// The keyword that \a word is, in any case, or Keyword::None.
Keyword keyword(QByteArrayView word);

} // namespace Varve::Text
