<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Varve::Cli::Context</name>
    <message numerus="yes">
        <source>Run %n migration(s) on %1.</source>
        <translation><numerusform>Run %n migration on %1.</numerusform><numerusform>Run %n migrations on %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation><numerusform>%n row</numerusform><numerusform>%n rows</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) affected</source>
        <translation><numerusform>%n row affected</numerusform><numerusform>%n rows affected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Run %n statement(s) on %1.</source>
        <translation><numerusform>Run %n statement on %1.</numerusform><numerusform>Run %n statements on %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n migration(s) on %1.</source>
        <translation><numerusform>Roll back %n migration on %1.</numerusform><numerusform>Roll back %n migrations on %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation><numerusform>%n migration</numerusform><numerusform>%n migrations</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s), no problems.</source>
        <translation><numerusform>%n migration, no problems.</numerusform><numerusform>%n migrations, no problems.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s).</source>
        <translation><numerusform>%n problem.</numerusform><numerusform>%n problems.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in the files; varve-cli validate names them.</source>
        <translation><numerusform>%n problem in the files; varve-cli validate names it.</numerusform><numerusform>%n problems in the files; varve-cli validate names them.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>End %n session(s) of the server, and what they do? Type yes to go on:</source>
        <translation><numerusform>End %n session of the server, and what they do? Type yes to go on:</numerusform><numerusform>End %n sessions of the server, and what they do? Type yes to go on:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) ended.</source>
        <translation><numerusform>%n session ended.</numerusform><numerusform>%n sessions ended.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Mark %n migration(s) as applied on %1.</source>
        <translation><numerusform>Mark %n migration as applied on %1.</numerusform><numerusform>Mark %n migrations as applied on %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Mark %n migration(s) as not applied on %1.</source>
        <translation><numerusform>Mark %n migration as not applied on %1.</numerusform><numerusform>Mark %n migrations as not applied on %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) are pending; varve-cli migrate runs them.</source>
        <translation><numerusform>%n migration is pending; varve-cli migrate runs it.</numerusform><numerusform>%n migrations are pending; varve-cli migrate runs them.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Write %n repair(s) to the history of %1.</source>
        <translation><numerusform>Write %n repair to the history of %1.</numerusform><numerusform>Write %n repairs to the history of %1.</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Comparison</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation><numerusform>%n column</numerusform><numerusform>%n columns</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>No differences in %n object(s).</source>
        <translation><numerusform>No differences in %n object.</numerusform><numerusform>No differences in %n objects.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n object(s)</source>
        <translation><numerusform>in %n object</numerusform><numerusform>in %n objects</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) %1</source>
        <comment>%1: in 12 objects</comment>
        <translation><numerusform>%n difference %1</numerusform><numerusform>%n differences %1</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Database</name>
    <message numerus="yes">
        <source>%n warning(s); no text is read, because a statement of the file asks for ROW_COUNT().</source>
        <translation><numerusform>%n warning; its text is not read, because a statement of the file asks for ROW_COUNT().</numerusform><numerusform>%n warnings; their texts are not read, because a statement of the file asks for ROW_COUNT().</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Execution</name>
    <message numerus="yes">
        <source>%n rows went from the history while the run went on: a migration took them away.</source>
        <translation><numerusform>%n row went from the history while the run went on: a migration took it away.</numerusform><numerusform>%n rows went from the history while the run went on: a migration took them away.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The verification query gave %n rows, expected: %1.</source>
        <translation><numerusform>The verification query gave %n row, expected: %1.</numerusform><numerusform>The verification query gave %n rows, expected: %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n were done meanwhile by %1.</source>
        <translation><numerusform>%n was done meanwhile by %1.</numerusform><numerusform>%n were done meanwhile by %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n migrations of it marked as applied.</source>
        <translation><numerusform>%n migration of it marked as applied.</numerusform><numerusform>%n migrations of it marked as applied.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more were not started.</source>
        <translation><numerusform>%1 and %n more was not started.</numerusform><numerusform>%1 and %n more were not started.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n statements, read while it runs: the file is too large to be shown.</source>
        <translation><numerusform>%n statement, read while it runs: the file is too large to be shown.</numerusform><numerusform>%n statements, read while it runs: the file is too large to be shown.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n statements of %1 remain: they did not run in a transaction.</source>
        <translation><numerusform>%n statement of %1 remains: it did not run in a transaction.</numerusform><numerusform>%n statements of %1 remain: they did not run in a transaction.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n statements done.</source>
        <translation><numerusform>%n statement done.</numerusform><numerusform>%n statements done.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n migrations rolled back.</source>
        <translation><numerusform>%n migration rolled back.</numerusform><numerusform>%n migrations rolled back.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n migrations applied.</source>
        <translation><numerusform>%n migration applied.</numerusform><numerusform>%n migrations applied.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Add --with-prerequisites to run what is missing before it (%n migrations in all).</source>
        <translation><numerusform>Add --with-prerequisites to run what is missing before it (%n migration in all).</numerusform><numerusform>Add --with-prerequisites to run what is missing before it (%n migrations in all).</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Add --with-dependents to roll back what needs it before it (%n migrations in all).</source>
        <translation><numerusform>Add --with-dependents to roll back what needs it before it (%n migration in all).</numerusform><numerusform>Add --with-dependents to roll back what needs it before it (%n migrations in all).</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 asks for more than there is: %n migrations are applied.</source>
        <translation><numerusform>%1 asks for more than there is: %n migration is applied.</numerusform><numerusform>%1 asks for more than there is: %n migrations are applied.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 asks for more than there is: %n migrations are pending.</source>
        <translation><numerusform>%1 asks for more than there is: %n migration is pending.</numerusform><numerusform>%1 asks for more than there is: %n migrations are pending.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>There are %n heads: %1.</source>
        <translation><numerusform>There is %n head: %1.</numerusform><numerusform>There are %n heads: %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Nothing comes after %1, and %n more steps are asked for.</source>
        <translation><numerusform>Nothing comes after %1, and %n more step is asked for.</numerusform><numerusform>Nothing comes after %1, and %n more steps are asked for.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Nothing comes before %1, and %n more steps are asked for.</source>
        <translation><numerusform>Nothing comes before %1, and %n more step is asked for.</numerusform><numerusform>Nothing comes before %1, and %n more steps are asked for.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation><numerusform>%1 and %n more</numerusform><numerusform>%1 and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The session that ran the first %n statements is over.</source>
        <translation><numerusform>The session that ran the first statement is over.</numerusform><numerusform>The session that ran the first %n statements is over.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n statements are done and are not sent again.</source>
        <translation><numerusform>%n statement is done and is not sent again.</numerusform><numerusform>%n statements are done and are not sent again.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n statements; there is no statement %2.</source>
        <translation><numerusform>%1 has %n statement; there is no statement %2.</numerusform><numerusform>%1 has %n statements; there is no statement %2.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n statements of %1 are done and run a second time.</source>
        <translation><numerusform>%n statement of %1 is done and runs a second time.</numerusform><numerusform>%n statements of %1 are done and run a second time.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n migrations marked as applied; nothing was run.</source>
        <translation><numerusform>%n migration marked as applied; nothing was run.</numerusform><numerusform>%n migrations marked as applied; nothing was run.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n migrations marked as not applied; nothing was run.</source>
        <translation><numerusform>%n migration marked as not applied; nothing was run.</numerusform><numerusform>%n migrations marked as not applied; nothing was run.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 has a history already, of %n rows: a baseline is for a database without one.</source>
        <translation><numerusform>%1 has a history already, of %n row: a baseline is for a database without one.</numerusform><numerusform>%1 has a history already, of %n rows: a baseline is for a database without one.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows of %1</source>
        <translation><numerusform>%n row of %1</numerusform><numerusform>%n rows of %1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows break foreign keys: %1.</source>
        <translation><numerusform>%n row breaks foreign keys: %1.</numerusform><numerusform>%n rows break foreign keys: %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation><numerusform>%n row</numerusform><numerusform>%n rows</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows of %1 break the foreign key %2: no such row in %3.</source>
        <translation><numerusform>%n row of %1 breaks the foreign key %2: no such row in %3.</numerusform><numerusform>%n rows of %1 break the foreign key %2: no such row in %3.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows of %1 break the constraint %2: CHECK (%3).</source>
        <translation><numerusform>%n row of %1 breaks the constraint %2: CHECK (%3).</numerusform><numerusform>%n rows of %1 break the constraint %2: CHECK (%3).</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n statements of %1 remain: they were committed before.</source>
        <translation><numerusform>%n statement of %1 remains: it was committed before.</numerusform><numerusform>%n statements of %1 remain: they were committed before.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 and the %n before it are still applied: %2 rolled the run's transaction back.</source>
        <translation><numerusform>%1 and the one before it are still applied: %2 rolled the run's transaction back.</numerusform><numerusform>%1 and the %n before it are still applied: %2 rolled the run's transaction back.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Nothing of %1 and of the %n before it remains: %2 rolled the run's transaction back.</source>
        <translation><numerusform>Nothing of %1 and of the one before it remains: %2 rolled the run's transaction back.</numerusform><numerusform>Nothing of %1 and of the %n before it remains: %2 rolled the run's transaction back.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The %n migrations are still applied: %1 rolled the run's transaction back.</source>
        <translation><numerusform>The %n migration is still applied: %1 rolled the run's transaction back.</numerusform><numerusform>The %n migrations are still applied: %1 rolled the run's transaction back.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Nothing of the %n migrations remains: %1 rolled the run's transaction back.</source>
        <translation><numerusform>Nothing of the %n migration remains: %1 rolled the run's transaction back.</numerusform><numerusform>Nothing of the %n migrations remains: %1 rolled the run's transaction back.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The commit of all %n migrations failed.</source>
        <translation><numerusform>The commit of %n migration failed.</numerusform><numerusform>The commit of all %n migrations failed.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>It was tried %n times.</source>
        <translation><numerusform>It was tried %n time.</numerusform><numerusform>It was tried %n times.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n migrations verified; nothing was changed.</source>
        <translation><numerusform>%n migration verified; nothing was changed.</numerusform><numerusform>%n migrations verified; nothing was changed.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n migrations verified; the checks of %1 are not met. Nothing was changed.</source>
        <translation><numerusform>%n migration verified; the checks of %1 are not met. Nothing was changed.</numerusform><numerusform>%n migrations verified; the checks of %1 are not met. Nothing was changed.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n repairs written to the history; nothing was run.</source>
        <translation><numerusform>%n repair written to the history; nothing was run.</numerusform><numerusform>%n repairs written to the history; nothing was run.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows refer to what would not be there after it: %1.</source>
        <translation><numerusform>%n row refers to what would not be there after it: %1.</numerusform><numerusform>%n rows refer to what would not be there after it: %1.</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::History</name>
    <message numerus="yes">
        <source>%n more tables were not counted</source>
        <translation><numerusform>%n more table was not counted</numerusform><numerusform>%n more tables were not counted</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n checks, %1 of them not met</source>
        <translation><numerusform>%n check, %1 of them not met</numerusform><numerusform>%n checks, %1 of them not met</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n checks met</source>
        <translation><numerusform>%n check met</numerusform><numerusform>%n checks met</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more checks of the run were not kept</source>
        <translation><numerusform>%n more check of the run was not kept</numerusform><numerusform>%n more checks of the run were not kept</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Project</name>
    <message numerus="yes">
        <source>"%1" may be any of %n migrations: %2.</source>
        <translation><numerusform>"%1" may be any of %n migration: %2.</numerusform><numerusform>"%1" may be any of %n migrations: %2.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation><numerusform>%1 and %n more</numerusform><numerusform>%1 and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>There are %n heads in the database %1: %2.</source>
        <translation><numerusform>There is %n head in the database %1: %2.</numerusform><numerusform>There are %n heads in the database %1: %2.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>There are %n heads: %1.</source>
        <translation><numerusform>There is %n head: %1.</numerusform><numerusform>There are %n heads: %1.</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Timeline::TimelineModel</name>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation><numerusform>%n migration</numerusform><numerusform>%n migrations</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Actions</name>
    <message numerus="yes">
        <source>Run %n Pending…</source>
        <translation><numerusform>Run %n Pending…</numerusform><numerusform>Run %n Pending…</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Run %n pending…</source>
        <translation><numerusform>Run %n pending…</numerusform><numerusform>Run %n pending…</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::AdoptionDialog</name>
    <message numerus="yes">
        <source>Mark %n migration(s) as applied…</source>
        <translation><numerusform>Mark %n migration as applied…</numerusform><numerusform>Mark %n migrations as applied…</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ComparePage</name>
    <message numerus="yes">
        <source>No differences: both sides have the same %n object(s).</source>
        <translation><numerusform>No differences: both sides have the same %n object.</numerusform><numerusform>No differences: both sides have the same %n objects.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation><numerusform>%n difference</numerusform><numerusform>%n differences</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::DifferenceModel</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation><numerusform>%n column</numerusform><numerusform>%n columns</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of its parts</source>
        <translation><numerusform>%n of its parts</numerusform><numerusform>%n of its parts</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::FilterBar</name>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation><numerusform>%n state</numerusform><numerusform>%n states</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::FindBar</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation><numerusform>%n time</numerusform><numerusform>%n times</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>replaced %n time(s)</source>
        <translation><numerusform>replaced %n time</numerusform><numerusform>replaced %n times</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::LockDialog</name>
    <message numerus="yes">
        <source>End %n session(s)…</source>
        <translation>
            <numerusform>End %n session…</numerusform>
            <numerusform>End %n sessions…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %n session(s) of the server on %1, and what they do?</source>
        <translation>
            <numerusform>End %n session of the server on %1, and what it does?</numerusform>
            <numerusform>End %n sessions of the server on %1, and what they do?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) ended.</source>
        <translation>
            <numerusform>%n session ended.</numerusform>
            <numerusform>%n sessions ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %n session(s)</source>
        <translation>
            <numerusform>End %n session</numerusform>
            <numerusform>End %n sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Varve::Ui::MainWindow</name>
    <message numerus="yes">
        <source>%1 · %n pending on %2 – Varve</source>
        <translation><numerusform>%1 · %n pending on %2 – Varve</numerusform><numerusform>%1 · %n pending on %2 – Varve</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::PlanText</name>
    <message numerus="yes">
        <source>All variables have values: %n</source>
        <translation><numerusform>All variables have values: %n</numerusform><numerusform>All variables have values: %n</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Files read: %n, checksums taken</source>
        <translation><numerusform>Files read: %n, checksums taken</numerusform><numerusform>Files read: %n, checksums taken</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) lose what is there</source>
        <translation><numerusform>%n statement loses what is there</numerusform><numerusform>%n statements lose what is there</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Rehearsals</name>
    <message numerus="yes">
        <source>Rehearsals that are over left %n scratch database(s) behind. Remove what is in the list?</source>
        <translation><numerusform>Rehearsals that are over left %n scratch database behind. Remove it?</numerusform><numerusform>Rehearsals that are over left %n scratch databases behind. Remove them?</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ResultView</name>
    <message numerus="yes">
        <source>%n row(s) so far</source>
        <translation><numerusform>%n row so far</numerusform><numerusform>%n rows so far</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation><numerusform>%n row</numerusform><numerusform>%n rows</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ResultsPane</name>
    <message numerus="yes">
        <source>%1: %n row(s), %2</source>
        <translation><numerusform>%1: %n row, %2</numerusform><numerusform>%1: %n rows, %2</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s) changed, %2</source>
        <translation><numerusform>%1: %n row changed, %2</numerusform><numerusform>%1: %n rows changed, %2</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunPane</name>
    <message numerus="yes">
        <source>%n migration(s) on %1</source>
        <translation><numerusform>%n migration on %1</numerusform><numerusform>%n migrations on %1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n statement(s)</source>
        <translation><numerusform>%1 of %n statement</numerusform><numerusform>%1 of %n statements</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunPreviewDialog</name>
    <message numerus="yes">
        <source>Run %n migration(s)</source>
        <translation><numerusform>Run %n migration</numerusform><numerusform>Run %n migrations</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n migration(s)</source>
        <translation><numerusform>Roll back %n migration</numerusform><numerusform>Roll back %n migrations</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Run %n statement(s)</source>
        <translation><numerusform>Run %n statement</numerusform><numerusform>Run %n statements</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Resume %n migration(s)</source>
        <translation><numerusform>Resume %n migration</numerusform><numerusform>Resume %n migrations</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Mark %n migration(s) as applied</source>
        <translation><numerusform>Mark %n migration as applied</numerusform><numerusform>Mark %n migrations as applied</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Mark %n migration(s) as not applied</source>
        <translation><numerusform>Mark %n migration as not applied</numerusform><numerusform>Mark %n migrations as not applied</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Verify %n migration(s)</source>
        <translation><numerusform>Verify %n migration</numerusform><numerusform>Verify %n migrations</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Write %n repair(s)</source>
        <translation><numerusform>Write %n repair</numerusform><numerusform>Write %n repairs</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::SqlLogModel</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation><numerusform>%n row</numerusform><numerusform>%n rows</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation><numerusform>%n row changed</numerusform><numerusform>%n rows changed</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::StatementTexts</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>Varve::Ui::StatusBar</name>
    <message numerus="yes">
        <source>%n pending</source>
        <translation><numerusform>%n pending</numerusform><numerusform>%n pending</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation><numerusform>%n failed</numerusform><numerusform>%n failed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n partial</source>
        <translation><numerusform>%n partial</numerusform><numerusform>%n partial</numerusform></translation>
    </message>
</context>
</TS>
