<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Context</name>
    <message>
        <source>"%1" is no command; there are %2.</source>
        <translation>„%1“ ist kein Befehl; es gibt %2.</translation>
    </message>
    <message>
        <source>Nothing was ended: a lock goes with its session, and ending that ends what it does.</source>
        <translation>Nichts wurde beendet: Eine Sperre endet mit ihrer Sitzung, und mit der Sitzung endet, was diese tut.</translation>
    </message>
    <message>
        <source>Look with varve-cli lock show, then add --end-backend.</source>
        <translation>Mit varve-cli lock show nachsehen, dann --end-backend hinzufügen.</translation>
    </message>
</context>
<context>
    <name>Varve::Catalog</name>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Sichten</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>partitioned</source>
        <translation>partitioniert</translation>
    </message>
    <message>
        <source>foreign</source>
        <translation>fremd</translation>
    </message>
    <message>
        <source>materialized</source>
        <translation>materialisiert</translation>
    </message>
    <message>
        <source>virtual</source>
        <translation>virtuell</translation>
    </message>
</context>
<context>
    <name>Varve::Catalog::CatalogTreeModel</name>
    <message>
        <source>The connection was closed.</source>
        <translation>Die Verbindung wurde geschlossen.</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen…</translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation>nichts vorhanden</translation>
    </message>
</context>
<context>
    <name>Varve::Cli::Context</name>
    <message>
        <source>%1 belongs to the database %2.</source>
        <translation>%1 gehört zur Datenbank %2.</translation>
    </message>
    <message>
        <source>--set %1 has no value; expected --set name=value.</source>
        <translation>--set %1 hat keinen Wert; erwartet wird --set name=value.</translation>
    </message>
    <message>
        <source>Type the environment's name to go on:</source>
        <translation>Zum Fortfahren den Namen der Umgebung eingeben:</translation>
    </message>
    <message>
        <source>Nothing was run: the environment's name was not typed.</source>
        <translation>Nichts wurde ausgeführt: Der Name der Umgebung wurde nicht eingegeben.</translation>
    </message>
    <message>
        <source>The environment "%1" asks for a confirmation, and there is no terminal to ask on.</source>
        <translation>Die Umgebung „%1“ verlangt eine Bestätigung, und es gibt kein Terminal für die Rückfrage.</translation>
    </message>
    <message>
        <source>Look at the plan with --dry-run, then add --yes.</source>
        <translation>Den Plan mit --dry-run ansehen, dann --yes hinzufügen.</translation>
    </message>
    <message>
        <source>The URL holds a password, and a project file must not.</source>
        <translation>Die URL enthält ein Passwort; eine Projektdatei darf keines enthalten.</translation>
    </message>
    <message>
        <source>Leave it out of the URL and say where it comes from: --password env:NAME, file:PATH, keychain:NAME or ask.</source>
        <translation>In der URL weglassen und angeben, woher es kommt: --password env:NAME, file:PATH, keychain:NAME oder ask.</translation>
    </message>
    <message>
        <source>%1 is in varve.toml. Try it: varve-cli environment test %1</source>
        <translation>%1 steht in varve.toml. Zum Testen: varve-cli environment test %1</translation>
    </message>
    <message>
        <source>Failed at: %1</source>
        <translation>Fehlgeschlagen bei: %1</translation>
    </message>
    <message>
        <source>%1 answers: %2, as %3.</source>
        <translation>%1 antwortet: %2, als %3.</translation>
    </message>
    <message>
        <source>%1 is written. Next: varve-cli environment add NAME URL</source>
        <translation>%1 ist geschrieben. Als Nächstes: varve-cli environment add NAME URL</translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Nothing is pending.</source>
        <translation>Nichts steht aus.</translation>
    </message>
    <message numerus="yes">
        <source>Run %n migration(s) on %1.</source>
        <translation>
            <numerusform>%n Migration auf %1 ausführen.</numerusform>
            <numerusform>%n Migrationen auf %1 ausführen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Waiting: %1 is running migrations here.</source>
        <translation>Warten: %1 führt hier Migrationen aus.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>; there are more</source>
        <translation>; es gibt weitere</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) affected</source>
        <translation>
            <numerusform>%n Zeile betroffen</numerusform>
            <numerusform>%n Zeilen betroffen</numerusform>
        </translation>
    </message>
    <message>
        <source>Left without an answer from the server. varve-cli status shows what became of the run.</source>
        <translation>Ohne Antwort des Servers beendet. varve-cli status zeigt, was aus dem Lauf geworden ist.</translation>
    </message>
    <message>
        <source>Stopping after the running statement. A second signal cancels the statement.</source>
        <translation>Anhalten nach der laufenden Anweisung. Ein zweites Signal bricht die Anweisung ab.</translation>
    </message>
    <message>
        <source>(command line)</source>
        <translation>(Befehlszeile)</translation>
    </message>
    <message>
        <source>%1 could not be read: %2.</source>
        <translation>%1 konnte nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>(standard input)</source>
        <translation>(Standardeingabe)</translation>
    </message>
    <message>
        <source>%1 holds no statement.</source>
        <translation>%1 enthält keine Anweisung.</translation>
    </message>
    <message numerus="yes">
        <source>Run %n statement(s) on %1.</source>
        <translation>
            <numerusform>%n Anweisung auf %1 ausführen.</numerusform>
            <numerusform>%n Anweisungen auf %1 ausführen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is to be rolled back.</source>
        <translation>Nichts ist zurückzunehmen.</translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n migration(s) on %1.</source>
        <translation>
            <numerusform>%n Migration auf %1 zurücknehmen.</numerusform>
            <numerusform>%n Migrationen auf %1 zurücknehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No seed data is left to run.</source>
        <translation>Keine Startdaten mehr auszuführen.</translation>
    </message>
    <message>
        <source>Run seed data on %1.</source>
        <translation>Startdaten auf %1 ausführen.</translation>
    </message>
    <message>
        <source>nothing to show</source>
        <translation>nichts anzuzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n Migration</numerusform>
            <numerusform>%n Migrationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s), no problems.</source>
        <translation>
            <numerusform>%n Migration, keine Probleme.</numerusform>
            <numerusform>%n Migrationen, keine Probleme.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s).</source>
        <translation>
            <numerusform>%n Problem.</numerusform>
            <numerusform>%n Probleme.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no database "%1"; there are %2.</source>
        <translation>Es gibt keine Datenbank „%1“; es gibt %2.</translation>
    </message>
    <message>
        <source>There is no environment yet. Name a database with --database-url or DATABASE_URL, or add one: varve-cli environment add NAME URL</source>
        <translation>Es gibt noch keine Umgebung. Nennen Sie eine Datenbank mit --database-url oder DATABASE_URL, oder fügen Sie eine hinzu: varve-cli environment add NAME URL</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in the files; varve-cli validate names them.</source>
        <translation>
            <numerusform>%n Problem in den Dateien; varve-cli validate nennt es.</numerusform>
            <numerusform>%n Probleme in den Dateien; varve-cli validate nennt sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>This folder is written for %1 (%2). With varve.toml Varve takes it for a project of its own and does not read that tool's migrations.</source>
        <translation>Dieser Ordner ist für %1 geschrieben (%2). Mit varve.toml hält Varve ihn für ein eigenes Projekt und liest die Migrationen jenes Werkzeugs nicht.</translation>
    </message>
    <message>
        <source>%1 does not end well, so its tokens are not known; varve-cli statements says where.</source>
        <translation>%1 endet nicht richtig, also sind die Tokens nicht bekannt; varve-cli statements sagt, wo.</translation>
    </message>
    <message>
        <source>--set: "%1" is built in; names that begin with "varve." are Varve's own.</source>
        <translation>--set: „%1“ ist eingebaut; Namen, die mit „varve.“ beginnen, gehören Varve.</translation>
    </message>
    <message>
        <source>Choose another name, and use that in the files.</source>
        <translation>Einen anderen Namen wählen und diesen in den Dateien verwenden.</translation>
    </message>
    <message>
        <source>--set: "%1" is no name for a variable: allowed are the letters A to Z, digits, "_", "-" and ".", beginning with a letter or "_".</source>
        <translation>--set: „%1“ ist kein Name für eine Variable: erlaubt sind die Buchstaben A bis Z, Ziffern, „_“, „-“ und „.“, am Anfang ein Buchstabe oder „_“.</translation>
    </message>
    <message>
        <source>"%1" is no dialect; there are %2.</source>
        <translation>„%1“ ist kein Dialekt; es gibt %2.</translation>
    </message>
    <message>
        <source>%1 is not applied on %2: there is nothing to compare it with.</source>
        <translation>%1 ist auf %2 nicht angewendet: Es gibt nichts zum Vergleichen.</translation>
    </message>
    <message>
        <source>no version of the file in git has its checksum</source>
        <translation>keine Fassung der Datei in git hat diese Prüfsumme</translation>
    </message>
    <message>
        <source>%1 is as it was applied on %2 UTC by %3.</source>
        <translation>%1 ist so, wie am %2 UTC von %3 angewendet.</translation>
    </message>
    <message>
        <source>%1 changed since it was applied on %2 UTC by %3</source>
        <translation>%1 wurde geändert, seit es am %2 UTC von %3 angewendet wurde</translation>
    </message>
    <message>
        <source>The applied text is not known: %1</source>
        <translation>Der angewendete Text ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>The applied text is that of commit %1.</source>
        <translation>Der angewendete Text ist der des Commits %1.</translation>
    </message>
    <message>
        <source>--part %1 has no value; expected --part name=value.</source>
        <translation>--part %1 hat keinen Wert; erwartet wird --part name=value.</translation>
    </message>
    <message>
        <source>A new migration needs a name.</source>
        <translation>Eine neue Migration braucht einen Namen.</translation>
    </message>
    <message>
        <source>Say in a few words what it does: varve-cli new "add user preferences"</source>
        <translation>In wenigen Worten sagen, was sie tut: varve-cli new "add user preferences"</translation>
    </message>
    <message>
        <source>What does it do?</source>
        <translation>Was tut sie?</translation>
    </message>
    <message>
        <source>Name (one of %1):</source>
        <translation>Name (einer von %1):</translation>
    </message>
    <message>
        <source>The environment %1 has no connection for the database %2.</source>
        <translation>Die Umgebung %1 hat keine Verbindung für die Datenbank %2.</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>wie geschrieben</translation>
    </message>
    <message>
        <source>Read as standard SQL; --dialect names another language.</source>
        <translation>Als Standard-SQL gelesen; --dialect nennt eine andere Sprache.</translation>
    </message>
    <message>
        <source>Hints: %1.</source>
        <translation>Hinweise: %1.</translation>
    </message>
    <message>
        <source>%1: fixed: %2 is now %3 [%4]</source>
        <translation>%1: behoben: %2 ist nun %3 [%4]</translation>
    </message>
    <message>
        <source>Fixed: %1.</source>
        <translation>Behoben: %1.</translation>
    </message>
    <message>
        <source>varve-cli validate --fix does what can be done about some of them.</source>
        <translation>varve-cli validate --fix behebt, was sich bei einigen beheben lässt.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Zweig</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>(head)</source>
        <translation>(Head)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>There are no migrations.</source>
        <translation>Es gibt keine Migrationen.</translation>
    </message>
    <message numerus="yes">
        <source>End %n session(s) of the server, and what they do? Type yes to go on:</source>
        <translation>
            <numerusform>%n Sitzung des Servers beenden und damit, was sie tut? Zum Fortfahren ja eingeben:</numerusform>
            <numerusform>%n Sitzungen des Servers beenden und damit, was sie tun? Zum Fortfahren ja eingeben:</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>End that process.</source>
        <translation>Diesen Prozess beenden.</translation>
    </message>
    <message>
        <source>There is nothing to release.</source>
        <translation>Es gibt nichts freizugeben.</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) ended.</source>
        <translation>
            <numerusform>%n Sitzung beendet.</numerusform>
            <numerusform>%n Sitzungen beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>--only takes a migration, and "%1" is none.</source>
        <translation>--only nimmt eine Migration, und „%1“ ist keine.</translation>
    </message>
    <message>
        <source>Take these together: %1? (yes/no)</source>
        <translation>Diese zusammen nehmen: %1? (ja/nein)</translation>
    </message>
    <message>
        <source>Waiting: the server still works for a run that is over (%1, session %2); %3 s left.</source>
        <translation>Wartet: Der Server arbeitet noch für einen Lauf, der vorbei ist (%1, Sitzung %2); noch %3 s.</translation>
    </message>
    <message>
        <source>Go on with %1 on %2 at statement %3.</source>
        <translation>Mit %1 auf %2 bei Anweisung %3 fortfahren.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Comes after</source>
        <translation>Folgt auf</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>Gefolgt von</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Benötigt</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Benötigt von</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>On %1</source>
        <translation>Auf %1</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n migration(s) as applied on %1.</source>
        <translation>
            <numerusform>%n Migration auf %1 als angewendet markieren.</numerusform>
            <numerusform>%n Migrationen auf %1 als angewendet markieren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n migration(s) as not applied on %1.</source>
        <translation>
            <numerusform>%n Migration auf %1 als nicht angewendet markieren.</numerusform>
            <numerusform>%n Migrationen auf %1 als nicht angewendet markieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>No migration is there as a whole: nothing to mark as applied.</source>
        <translation>Keine Migration ist ganz vorhanden: nichts als angewendet zu markieren.</translation>
    </message>
    <message>
        <source>Type yes to go on:</source>
        <translation>Zum Fortfahren „yes“ eingeben:</translation>
    </message>
    <message>
        <source>Nothing was run: it was not confirmed.</source>
        <translation>Nichts wurde ausgeführt: Es wurde nicht bestätigt.</translation>
    </message>
    <message>
        <source>A scratch database on the server of "%1" asks for a confirmation, and there is no terminal to ask on.</source>
        <translation>Eine Wegwerf-Datenbank auf dem Server von „%1“ verlangt eine Bestätigung, und es gibt kein Terminal, auf dem gefragt werden kann.</translation>
    </message>
    <message>
        <source>Add --yes, or let scratch in varve.toml name an environment whose server is for trying things.</source>
        <translation>--yes hinzufügen oder mit scratch in varve.toml eine Umgebung nennen, deren Server zum Ausprobieren da ist.</translation>
    </message>
    <message>
        <source>This asks for a confirmation, and there is no terminal to ask on.</source>
        <translation>Dies verlangt eine Bestätigung, und es gibt kein Terminal, auf dem gefragt werden kann.</translation>
    </message>
    <message>
        <source>Nothing to do: %1 has a history already.</source>
        <translation>Nichts zu tun: %1 hat schon eine Historie.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) are pending; varve-cli migrate runs them.</source>
        <translation>
            <numerusform>%n Migration ist ausstehend; varve-cli migrate führt sie aus.</numerusform>
            <numerusform>%n Migrationen sind ausstehend; varve-cli migrate führt sie aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Initialise %1.</source>
        <translation>%1 initialisieren.</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3, since %4)</source>
        <translation>%1 (Prozess %2 auf %3, seit %4)</translation>
    </message>
    <message>
        <source>removed %1</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>No rehearsal left anything behind.</source>
        <translation>Keine Probe hat etwas zurückgelassen.</translation>
    </message>
    <message>
        <source>A rehearsal that is over left %1.</source>
        <translation>Eine beendete Probe hat %1 zurückgelassen.</translation>
    </message>
    <message>
        <source>varve-cli rehearse --clean removes it.</source>
        <translation>varve-cli rehearse --clean entfernt es.</translation>
    </message>
    <message>
        <source>The history needs no repair.</source>
        <translation>Die Historie braucht keine Reparatur.</translation>
    </message>
    <message>
        <source>There is nothing that a row in the history could repair.</source>
        <translation>Es gibt nichts, was eine Zeile in der Historie reparieren könnte.</translation>
    </message>
    <message numerus="yes">
        <source>Write %n repair(s) to the history of %1.</source>
        <translation>
            <numerusform>%n Reparatur in die Historie von %1 schreiben.</numerusform>
            <numerusform>%n Reparaturen in die Historie von %1 schreiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>In its run</source>
        <translation>In seinem Lauf</translation>
    </message>
    <message>
        <source>Its checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>There is nothing to verify: no applied migration has a verify section.</source>
        <translation>Es gibt nichts zu prüfen: Keine angewendete Migration hat einen Prüfabschnitt.</translation>
    </message>
    <message>
        <source>--format %1 is for a plan that is only shown.</source>
        <translation>--format %1 ist für einen Plan, der nur gezeigt wird.</translation>
    </message>
    <message>
        <source>Add --dry-run.</source>
        <translation>--dry-run hinzufügen.</translation>
    </message>
    <message>
        <source>There is nothing to mark.</source>
        <translation>Es gibt nichts zu markieren.</translation>
    </message>
    <message>
        <source>Left at once. A scratch database may remain; varve-cli rehearse --clean removes it.</source>
        <translation>Sofort verlassen. Eine Wegwerf-Datenbank kann geblieben sein; varve-cli rehearse --clean entfernt sie.</translation>
    </message>
    <message>
        <source>Cancelling; scratch databases are removed. A second signal leaves at once.</source>
        <translation>Es wird abgebrochen; Wegwerf-Datenbanken werden entfernt. Ein zweites Signal beendet sofort.</translation>
    </message>
    <message>
        <source>Cancelling the statement; MariaDB undoes what it did, which may take a while. A server that answers nothing for 0.8 s is left; a third signal leaves at once, whatever the server still does.</source>
        <translation>Die Anweisung wird abgebrochen; MariaDB macht rückgängig, was sie tat, und das kann dauern. Ein Server, der 0,8 s lang nichts antwortet, wird verlassen; ein drittes Signal beendet sofort, was auch immer der Server noch tut.</translation>
    </message>
    <message>
        <source>Cancelling the statement. A third signal leaves at once, whatever is still under way.</source>
        <translation>Die Anweisung wird abgebrochen. Ein drittes Signal beendet sofort, was auch immer noch im Gange ist.</translation>
    </message>
    <message>
        <source>Cancelling the statement. A server that answers nothing for 0.8 s is left; a third signal leaves at once, whatever the server still does.</source>
        <translation>Die Anweisung wird abgebrochen. Ein Server, der 0,8 s lang nichts antwortet, wird verlassen; ein drittes Signal beendet sofort, was auch immer der Server noch tut.</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>repariert</translation>
    </message>
    <message>
        <source>marked as applied</source>
        <translation>als angewendet markiert</translation>
    </message>
    <message>
        <source>marked as not applied</source>
        <translation>als nicht angewendet markiert</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
</context>
<context>
    <name>Varve::Cli::Lister</name>
    <message>
        <source>The text holds a NUL byte; they end the pieces of this format.</source>
        <translation>Der Text enthält ein NUL-Byte; diese beenden die Stücke in diesem Format.</translation>
    </message>
    <message>
        <source>Use --format json, which gives byte ranges.</source>
        <translation>--format json verwenden, das Bytebereiche angibt.</translation>
    </message>
</context>
<context>
    <name>Varve::Cli::RunProgress</name>
    <message>
        <source>waiting for %1</source>
        <translation>wartet auf %1</translation>
    </message>
    <message>
        <source>waiting for session %1 of a run that is over, %2 s left</source>
        <translation>wartet auf die Sitzung %1 eines Laufs, der vorbei ist; noch %2 s</translation>
    </message>
    <message>
        <source>attempt %1 of %2 begins in %3 s</source>
        <translation>Versuch %1 von %2 beginnt in %3 s</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Varve::Comparison</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>column %1 is now column %2</source>
        <translation>Spalte %1 ist jetzt Spalte %2</translation>
    </message>
    <message>
        <source>(nothing of its own)</source>
        <translation>(nichts Eigenes)</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>two schemas that are compared</comment>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>No differences in %n object(s).</source>
        <translation>
            <numerusform>Keine Unterschiede in %n Objekt.</numerusform>
            <numerusform>Keine Unterschiede in %n Objekten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n object(s)</source>
        <translation>
            <numerusform>in %n Objekt</numerusform>
            <numerusform>in %n Objekten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) %1</source>
        <comment>%1: in 12 objects</comment>
        <translation>
            <numerusform>%n Unterschied %1</numerusform>
            <numerusform>%n Unterschiede %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Varve::Core</name>
    <message>
        <source>Did you mean "%1"?</source>
        <translation>Gemeint: „%1“?</translation>
    </message>
    <message>
        <source>The text is no longer the one in which "%1" was found.</source>
        <translation>Der Text ist nicht mehr der, in dem „%1“ gefunden wurde.</translation>
    </message>
    <message>
        <source>Look at the file as it is now, then try again.</source>
        <translation>Die Datei ansehen, wie sie jetzt ist, und es dann noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>Varve::Database</name>
    <message>
        <source>The statement took longer than statement_timeout allows, %1 ms.</source>
        <translation>Die Anweisung dauerte länger, als statement_timeout erlaubt: %1 ms.</translation>
    </message>
    <message>
        <source>A pooler in transaction mode stands before the server: it gives each transaction another session, and none can be made read-only for this program alone.</source>
        <translation>Vor dem Server steht ein Pooler im Transaktionsmodus: Er gibt jeder Transaktion eine andere Sitzung, und keine kann für dieses Programm allein schreibgeschützt werden.</translation>
    </message>
    <message>
        <source>Connect to the server itself, or to a pool in session mode.</source>
        <translation>Mit dem Server selbst verbinden oder mit einem Pool im Sitzungsmodus.</translation>
    </message>
    <message>
        <source>A transaction is open already.</source>
        <translation>Eine Transaktion ist bereits offen.</translation>
    </message>
    <message>
        <source>There is no open transaction to commit.</source>
        <translation>Es gibt keine offene Transaktion, die festgeschrieben werden könnte.</translation>
    </message>
    <message>
        <source>The transaction was rolled back instead of committed, because a statement in it had failed.</source>
        <translation>Die Transaktion wurde zurückgenommen statt festgeschrieben, weil eine Anweisung darin fehlgeschlagen war.</translation>
    </message>
    <message>
        <source>The URL names no SQLite file.</source>
        <translation>Die URL nennt keine SQLite-Datei.</translation>
    </message>
    <message>
        <source>The URL's port is not a number between 1 and 65535.</source>
        <translation>Der Port der URL ist keine Zahl zwischen 1 und 65535.</translation>
    </message>
    <message>
        <source>The URL's host begins with [ and has no ].</source>
        <translation>Der Host der URL beginnt mit [ und hat kein ].</translation>
    </message>
    <message>
        <source>The option %1 is a secret and cannot stand in a URL.</source>
        <translation>Die Option %1 ist ein Geheimnis und darf nicht in einer URL stehen.</translation>
    </message>
    <message>
        <source>The URL has no // after its scheme.</source>
        <translation>Die URL hat kein // nach ihrem Schema.</translation>
    </message>
    <message>
        <source>The URL's database name contains / or @.</source>
        <translation>Der Datenbankname der URL enthält / oder @.</translation>
    </message>
    <message>
        <source>local socket</source>
        <translation>lokaler Socket</translation>
    </message>
    <message>
        <source>The text is not a connection URL: it has no scheme.</source>
        <translation>Der Text ist keine Verbindungs-URL: Er hat kein Schema.</translation>
    </message>
    <message>
        <source>The URL's scheme is unknown; known are %1.</source>
        <translation>Das Schema der URL ist unbekannt; bekannt sind %1.</translation>
    </message>
    <message>
        <source>Use env:NAME, file:PATH or ask instead, or start a session with a keychain.</source>
        <translation>Stattdessen env:NAME, file:PATH oder ask verwenden oder eine Sitzung mit Schlüsselbund starten.</translation>
    </message>
    <message>
        <source>The keychain has no entry "%1" of the service varve.</source>
        <translation>Der Schlüsselbund hat keinen Eintrag „%1“ des Dienstes varve.</translation>
    </message>
    <message>
        <source>Store it with: secret-tool store --label="%1" user "%1" server varve type plaintext</source>
        <translation>Ablegen mit: secret-tool store --label="%1" user "%1" server varve type plaintext</translation>
    </message>
    <message>
        <source>The keychain's entry "%1" was not unlocked.</source>
        <translation>Der Eintrag „%1“ des Schlüsselbunds wurde nicht entsperrt.</translation>
    </message>
    <message>
        <source>The keychain did not answer for the entry "%1": %2.</source>
        <translation>Der Schlüsselbund antwortete nicht für den Eintrag „%1“: %2.</translation>
    </message>
    <message>
        <source>There is no keychain for the entry "%1": no D-Bus session bus runs here.</source>
        <translation>Es gibt keinen Schlüsselbund für den Eintrag „%1“: Hier läuft kein D-Bus-Sitzungsbus.</translation>
    </message>
    <message>
        <source>30 seconds went by</source>
        <translation>30 Sekunden sind vergangen</translation>
    </message>
    <message>
        <source>The connection options contain a password.</source>
        <translation>Die Verbindungsoptionen enthalten ein Passwort.</translation>
    </message>
    <message>
        <source>Write password = "env:NAME", "file:PATH", "keychain:NAME" or "ask" beside the options instead.</source>
        <translation>Stattdessen password = "env:NAME", "file:PATH", "keychain:NAME" oder "ask" neben die Optionen schreiben.</translation>
    </message>
    <message>
        <source>The value of the connection option %1 contains a semicolon, which Qt's PostgreSQL driver cannot pass on.</source>
        <translation>Der Wert der Verbindungsoption %1 enthält ein Semikolon, das der PostgreSQL-Treiber von Qt nicht weitergeben kann.</translation>
    </message>
    <message>
        <source>Qt's PostgreSQL driver gives no libpq handle.</source>
        <translation>Der PostgreSQL-Treiber von Qt liefert kein libpq-Handle.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost: %2.</source>
        <translation>Die Verbindung zu %1 ging verloren: %2.</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund angegeben</translation>
    </message>
    <message>
        <source>the local socket</source>
        <translation>dem lokalen Socket</translation>
    </message>
    <message>
        <source>The host name "%1" is unknown.</source>
        <translation>Der Hostname „%1“ ist unbekannt.</translation>
    </message>
    <message>
        <source>No connection to PostgreSQL at %1: %2.</source>
        <translation>Keine Verbindung zu PostgreSQL auf %1: %2.</translation>
    </message>
    <message>
        <source>The encrypted connection to %1 could not be made: %2.</source>
        <translation>Die verschlüsselte Verbindung zu %1 kam nicht zustande: %2.</translation>
    </message>
    <message>
        <source>The server %1 has no database "%2".</source>
        <translation>Der Server auf %1 hat keine Datenbank „%2“.</translation>
    </message>
    <message>
        <source>The server %1 refused the login: %2.</source>
        <translation>Der Server auf %1 hat die Anmeldung abgelehnt: %2.</translation>
    </message>
    <message>
        <source>The connection to %1 cannot be made as configured: %2.</source>
        <translation>Die Verbindung zu %1 ist so, wie sie eingerichtet ist, nicht möglich: %2.</translation>
    </message>
    <message>
        <source>Check the spelling of the host, and that this computer's name service knows it.</source>
        <translation>Schreibweise des Hosts prüfen, und ob der Namensdienst dieses Rechners ihn kennt.</translation>
    </message>
    <message>
        <source>Start the server, or name its host: without one the local socket is used.</source>
        <translation>Den Server starten oder seinen Host angeben: Ohne Host wird der lokale Socket verwendet.</translation>
    </message>
    <message>
        <source>Check host, port and firewall, or raise the option connect_timeout.</source>
        <translation>Host, Port und Firewall prüfen oder die Option connect_timeout erhöhen.</translation>
    </message>
    <message>
        <source>Close other connections, or raise max_connections on the server.</source>
        <translation>Andere Verbindungen schließen oder max_connections auf dem Server erhöhen.</translation>
    </message>
    <message>
        <source>Wait until the server has started, then try again.</source>
        <translation>Warten, bis der Server gestartet ist, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check host and port, and that the server runs and listens there.</source>
        <translation>Host und Port prüfen, und ob der Server läuft und dort lauscht.</translation>
    </message>
    <message>
        <source>Name the certificate authority's file with the option sslrootcert, or put it into ~/.postgresql/root.crt. Servers that are not local are verified unless sslmode says otherwise.</source>
        <translation>Die Datei der Zertifizierungsstelle mit der Option sslrootcert angeben oder als ~/.postgresql/root.crt ablegen. Nicht lokale Server werden geprüft, sofern sslmode nichts anderes sagt.</translation>
    </message>
    <message>
        <source>Turn on TLS on the server, or allow an unencrypted connection with sslmode=prefer.</source>
        <translation>TLS auf dem Server einschalten oder eine unverschlüsselte Verbindung mit sslmode=prefer zulassen.</translation>
    </message>
    <message>
        <source>Check the options sslmode and sslrootcert, and that the certificate is for this host name.</source>
        <translation>Die Optionen sslmode und sslrootcert prüfen, und ob das Zertifikat für diesen Hostnamen gilt.</translation>
    </message>
    <message>
        <source>Say where the password comes from: env:NAME, file:PATH, keychain:NAME or ask.</source>
        <translation>Angeben, woher das Passwort kommt: env:NAME, file:PATH, keychain:NAME oder ask.</translation>
    </message>
    <message>
        <source>The server's pg_hba.conf must allow this user, database and address.</source>
        <translation>Die pg_hba.conf des Servers muss Benutzer, Datenbank und Adresse zulassen.</translation>
    </message>
    <message>
        <source>Check the user's name, or create the role on the server.</source>
        <translation>Den Benutzernamen prüfen oder die Rolle auf dem Server anlegen.</translation>
    </message>
    <message>
        <source>Ask for: GRANT CONNECT ON DATABASE … TO ….</source>
        <translation>Zu erbitten: GRANT CONNECT ON DATABASE … TO ….</translation>
    </message>
    <message>
        <source>Allow connections to it, from another database of the server: ALTER DATABASE … ALLOW_CONNECTIONS true.</source>
        <translation>Von einer anderen Datenbank des Servers aus Verbindungen zu ihr erlauben: ALTER DATABASE … ALLOW_CONNECTIONS true.</translation>
    </message>
    <message>
        <source>Check user and password.</source>
        <translation>Benutzer und Passwort prüfen.</translation>
    </message>
    <message>
        <source>Check the database's name, or create it with CREATE DATABASE.</source>
        <translation>Den Namen der Datenbank prüfen oder sie mit CREATE DATABASE anlegen.</translation>
    </message>
    <message>
        <source>Check the path; an encrypted database cannot be opened either.</source>
        <translation>Den Pfad prüfen; auch eine verschlüsselte Datenbank lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Check the path, or open the connection for writing once to create the file.</source>
        <translation>Den Pfad prüfen oder die Verbindung einmal zum Schreiben öffnen, um die Datei anzulegen.</translation>
    </message>
    <message>
        <source>The disk is full, or the file has reached its max_page_count. Free some space and run it again.</source>
        <translation>Der Datenträger ist voll, oder die Datei hat ihre max_page_count erreicht. Platz schaffen und erneut ausführen.</translation>
    </message>
    <message>
        <source>The file, its folder or this connection is read-only. Check the permissions of both, and the access that the environment gives.</source>
        <translation>Die Datei, ihr Ordner oder diese Verbindung ist schreibgeschützt. Die Rechte von Datei und Ordner prüfen, ebenso den Zugriff, den die Umgebung gewährt.</translation>
    </message>
    <message>
        <source>Another connection holds the file. Close it, or raise the option busy_timeout.</source>
        <translation>Eine andere Verbindung hält die Datei. Diese schließen oder die Option busy_timeout erhöhen.</translation>
    </message>
    <message>
        <source>Another statement of this program holds the table. Finish it first.</source>
        <translation>Eine andere Anweisung dieses Programms hält die Tabelle. Diese zuerst beenden.</translation>
    </message>
    <message>
        <source>Run PRAGMA integrity_check, and restore the file from a backup.</source>
        <translation>PRAGMA integrity_check ausführen und die Datei aus einer Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>Check that the folder exists and that the file may be read and written.</source>
        <translation>Prüfen, ob der Ordner existiert und die Datei gelesen und geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Check the disk and the file system that the file is on.</source>
        <translation>Den Datenträger und das Dateisystem prüfen, auf dem die Datei liegt.</translation>
    </message>
    <message>
        <source>Whether the last statement took effect is uncertain until the database is looked at again.</source>
        <translation>Ob die letzte Anweisung wirksam wurde, ist ungewiss, bis die Datenbank erneut betrachtet wird.</translation>
    </message>
    <message>
        <source>Ask the owner for the missing privilege, or connect as a user who has it.</source>
        <translation>Das fehlende Recht beim Eigentümer erbitten oder als Benutzer verbinden, der es hat.</translation>
    </message>
    <message>
        <source>This connection is read-only. Use an environment that allows changes.</source>
        <translation>Diese Verbindung ist schreibgeschützt. Eine Umgebung verwenden, die Änderungen zulässt.</translation>
    </message>
    <message>
        <source>Run this statement outside a transaction.</source>
        <translation>Diese Anweisung außerhalb einer Transaktion ausführen.</translation>
    </message>
    <message>
        <source>An earlier statement failed. Roll the transaction back.</source>
        <translation>Eine frühere Anweisung ist fehlgeschlagen. Die Transaktion zurücknehmen.</translation>
    </message>
    <message>
        <source>Create the schema first, or check its name.</source>
        <translation>Zuerst das Schema anlegen oder seinen Namen prüfen.</translation>
    </message>
    <message>
        <source>Another session holds the lock. Wait for it, or raise lock_timeout.</source>
        <translation>Eine andere Sitzung hält die Sperre. Darauf warten oder lock_timeout erhöhen.</translation>
    </message>
    <message>
        <source>Two sessions waited for each other. Run it again.</source>
        <translation>Zwei Sitzungen haben aufeinander gewartet. Erneut ausführen.</translation>
    </message>
    <message>
        <source>Another transaction was quicker. Run it again.</source>
        <translation>Eine andere Transaktion war schneller. Erneut ausführen.</translation>
    </message>
    <message>
        <source>The server's disk is full. Free some space and run it again.</source>
        <translation>Der Datenträger des Servers ist voll. Platz schaffen und erneut ausführen.</translation>
    </message>
    <message>
        <source>Too many objects in one transaction. Divide the migration, or raise max_locks_per_transaction.</source>
        <translation>Zu viele Objekte in einer Transaktion. Die Migration aufteilen oder max_locks_per_transaction erhöhen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>The password file %1 is not a regular file.</source>
        <translation>Die Passwortdatei %1 ist keine reguläre Datei.</translation>
    </message>
    <message>
        <source>The password file %1 has the mode %2; only its owner may have access to it.</source>
        <translation>Die Passwortdatei %1 hat den Modus %2; nur ihr Eigentümer darf Zugriff haben.</translation>
    </message>
    <message>
        <source>Run: chmod 600 %1</source>
        <translation>Ausführen: chmod 600 %1</translation>
    </message>
    <message>
        <source>The password file %1 cannot be read: %2.</source>
        <translation>Die Passwortdatei %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The password file %1 is longer than 64 KiB.</source>
        <translation>Die Passwortdatei %1 ist länger als 64 KiB.</translation>
    </message>
    <message>
        <source>The password file %1 is not UTF-8 text.</source>
        <translation>Die Passwortdatei %1 ist kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>The environment variable %1 for a password is not set.</source>
        <translation>Die Umgebungsvariable %1 für ein Passwort ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>Set it before Varve starts.</source>
        <translation>Vor dem Start von Varve setzen.</translation>
    </message>
    <message>
        <source>A password must be asked for, and there is nobody to ask here.</source>
        <translation>Ein Passwort muss erfragt werden, und hier ist niemand, der antworten könnte.</translation>
    </message>
    <message>
        <source>Use env:NAME, file:PATH or keychain:NAME instead of ask.</source>
        <translation>Statt ask env:NAME, file:PATH oder keychain:NAME verwenden.</translation>
    </message>
    <message>
        <source>No password was given.</source>
        <translation>Kein Passwort wurde angegeben.</translation>
    </message>
    <message>
        <source>The password is not a reference to where the password is kept.</source>
        <translation>Das Passwort ist kein Verweis auf den Ort, an dem es liegt.</translation>
    </message>
    <message>
        <source>Write env:NAME, file:PATH, keychain:NAME or ask; a password itself is never written into a project.</source>
        <translation>env:NAME, file:PATH, keychain:NAME oder ask schreiben; ein Passwort selbst steht nie in einem Projekt.</translation>
    </message>
    <message>
        <source>Password of %1 for %2</source>
        <translation>Passwort von %1 für %2</translation>
    </message>
    <message>
        <source>The session ended before its turn came.</source>
        <translation>Die Sitzung endete, bevor sie an der Reihe war.</translation>
    </message>
    <message>
        <source>The server has answered nothing for %1 s, and was left.</source>
        <translation>Der Server hat %1 s lang nicht geantwortet und wurde verlassen.</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 ist keine Datei.</translation>
    </message>
    <message>
        <source>The SQLite file %1 may not be read.</source>
        <translation>Die SQLite-Datei %1 darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>There is no SQLite file %1, and read-only access creates none.</source>
        <translation>Es gibt keine SQLite-Datei %1, und ein Zugriff nur zum Lesen legt keine an.</translation>
    </message>
    <message>
        <source>The folder %1 for a SQLite file cannot be created.</source>
        <translation>Der Ordner %1 für eine SQLite-Datei kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The SQLite option %1 = %2 is not known or has no such value.</source>
        <translation>Die SQLite-Option %1 = %2 ist unbekannt oder hat keinen solchen Wert.</translation>
    </message>
    <message>
        <source>Known are busy_timeout in milliseconds and foreign_keys, on or off.</source>
        <translation>Bekannt sind busy_timeout in Millisekunden und foreign_keys, on oder off.</translation>
    </message>
    <message>
        <source>The connection names no SQLite file.</source>
        <translation>Die Verbindung nennt keine SQLite-Datei.</translation>
    </message>
    <message>
        <source>The SQLite file %1 cannot be opened: %2.</source>
        <translation>Die SQLite-Datei %1 kann nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>Qt's SQLite driver contains another SQLite than version %1, which Varve uses.</source>
        <translation>Der SQLite-Treiber von Qt enthält ein anderes SQLite als Version %1, die Varve verwendet.</translation>
    </message>
    <message>
        <source>Use a Qt whose driver is linked to the system's SQLite.</source>
        <translation>Ein Qt verwenden, dessen Treiber gegen das SQLite des Systems gelinkt ist.</translation>
    </message>
    <message>
        <source>Qt's SQLite driver gives no SQLite handle.</source>
        <translation>Der SQLite-Treiber von Qt liefert kein SQLite-Handle.</translation>
    </message>
    <message>
        <source>%1 is not a SQLite database.</source>
        <translation>%1 ist keine SQLite-Datenbank.</translation>
    </message>
    <message>
        <source>The statement contains a NUL byte.</source>
        <translation>Die Anweisung enthält ein NUL-Byte.</translation>
    </message>
    <message>
        <source>The statement is not UTF-8.</source>
        <translation>Die Anweisung ist nicht UTF-8.</translation>
    </message>
    <message>
        <source>COPY from or to the client cannot be sent as a statement.</source>
        <translation>COPY vom oder zum Client kann nicht als Anweisung gesendet werden.</translation>
    </message>
    <message>
        <source>Write INSERT statements, or COPY from a file on the server.</source>
        <translation>INSERT-Anweisungen schreiben oder COPY aus einer Datei auf dem Server.</translation>
    </message>
    <message>
        <source>A line that begins with a backslash is a command of psql, not a statement.</source>
        <translation>Eine Zeile, die mit einem Backslash beginnt, ist ein Befehl von psql, keine Anweisung.</translation>
    </message>
    <message>
        <source>Remove the command, or write what it does as SQL.</source>
        <translation>Den Befehl entfernen oder das, was er tut, als SQL schreiben.</translation>
    </message>
    <message>
        <source>The text contains no statement.</source>
        <translation>Der Text enthält keine Anweisung.</translation>
    </message>
    <message>
        <source>The text contains more than one statement; one at a time is sent.</source>
        <translation>Der Text enthält mehr als eine Anweisung; gesendet wird jeweils eine.</translation>
    </message>
    <message>
        <source>Name the path of a database file.</source>
        <translation>Den Pfad einer Datenbankdatei angeben.</translation>
    </message>
    <message>
        <source>Expected is sqlite:FILE, postgresql://USER@HOST:PORT/DATABASE?sslmode=… or mariadb://USER@HOST:PORT/DATABASE; write @, :, / and % inside a user, password or database as %40, %3A, %2F and %25.</source>
        <translation>Erwartet wird sqlite:FILE, postgresql://USER@HOST:PORT/DATABASE?sslmode=… oder mariadb://USER@HOST:PORT/DATABASE; @, :, / und % in Benutzer, Passwort oder Datenbank als %40, %3A, %2F und %25 schreiben.</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s); no text is read, because a statement of the file asks for ROW_COUNT().</source>
        <translation><numerusform>%n Warnung; der Text wird nicht gelesen, weil eine Anweisung der Datei nach ROW_COUNT() fragt.</numerusform><numerusform>%n Warnungen; die Texte werden nicht gelesen, weil eine Anweisung der Datei nach ROW_COUNT() fragt.</numerusform></translation>
    </message>
    <message>
        <source>Files of this machine are not sent to the server.</source>
        <translation>Dateien dieses Rechners werden nicht an den Server gesendet.</translation>
    </message>
    <message>
        <source>The connection names no database.</source>
        <translation>Die Verbindung nennt keine Datenbank.</translation>
    </message>
    <message>
        <source>Name the database that the migrations change.</source>
        <translation>Die Datenbank angeben, die die Migrationen ändern.</translation>
    </message>
    <message>
        <source>Qt's driver for MariaDB is not installed.</source>
        <translation>Der MariaDB-Treiber von Qt ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install it (Debian: the package libqt6sql6-mysql).</source>
        <translation>Ihn installieren (Debian: das Paket libqt6sql6-mysql).</translation>
    </message>
    <message>
        <source>Qt's driver for MariaDB is not built on MariaDB's client library.</source>
        <translation>Der MariaDB-Treiber von Qt baut nicht auf der Client-Bibliothek von MariaDB auf.</translation>
    </message>
    <message>
        <source>Use a Qt whose driver is linked to libmariadb, as Debian's is.</source>
        <translation>Ein Qt verwenden, dessen Treiber gegen libmariadb gelinkt ist, wie bei Debian.</translation>
    </message>
    <message>
        <source>the server has no TLS</source>
        <translation>der Server hat kein TLS</translation>
    </message>
    <message>
        <source>No connection to MariaDB at %1: %2.</source>
        <translation>Keine Verbindung zu MariaDB auf %1: %2.</translation>
    </message>
    <message>
        <source>The MariaDB option %1 is not known.</source>
        <translation>Die MariaDB-Option %1 ist unbekannt.</translation>
    </message>
    <message>
        <source>Known are %1.</source>
        <translation>Bekannt sind %1.</translation>
    </message>
    <message>
        <source>The value of the connection option %1 contains a brace, which MariaDB's client library cannot take.</source>
        <translation>Der Wert der Verbindungsoption %1 enthält eine geschweifte Klammer, die die Client-Bibliothek von MariaDB nicht annimmt.</translation>
    </message>
    <message>
        <source>Give the file another name.</source>
        <translation>Der Datei einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>The host's name contains a brace.</source>
        <translation>Der Name des Hosts enthält eine geschweifte Klammer.</translation>
    </message>
    <message>
        <source>Qt's driver for PostgreSQL (%1) is not installed.</source>
        <translation>Der PostgreSQL-Treiber von Qt (%1) ist nicht installiert.</translation>
    </message>
    <message>
        <source>Check the option ssl-ca, and that the certificate is for this host name. Servers that are not local must prove who they are unless ssl-verify-server-cert=off or ssl=off says otherwise.</source>
        <translation>Die Option ssl-ca prüfen, und ob das Zertifikat für diesen Hostnamen gilt. Nicht lokale Server müssen sich ausweisen, sofern ssl-verify-server-cert=off oder ssl=off nichts anderes sagt.</translation>
    </message>
    <message>
        <source>Install the client plugin that the user's login needs, or give the user another one.</source>
        <translation>Das Client-Plugin installieren, das die Anmeldung des Benutzers braucht, oder dem Benutzer ein anderes geben.</translation>
    </message>
    <message>
        <source>Ask for the missing right (GRANT), or connect as a user who has it.</source>
        <translation>Das fehlende Recht erbitten (GRANT) oder als Benutzer verbinden, der es hat.</translation>
    </message>
    <message>
        <source>The server takes no changes: it may be a replica. Connect to the primary server.</source>
        <translation>Der Server nimmt keine Änderungen an: Er ist vielleicht ein Replikat. Mit dem primären Server verbinden.</translation>
    </message>
    <message>
        <source>The statement took longer than it may. Raise statement_timeout in varve.toml, or divide it.</source>
        <translation>Die Anweisung dauerte länger als erlaubt. statement_timeout in varve.toml erhöhen oder die Anweisung aufteilen.</translation>
    </message>
    <message>
        <source>%1 has no COPY … FROM STDIN.</source>
        <translation>%1 hat kein COPY … FROM STDIN.</translation>
    </message>
    <message>
        <source>process %1 (%2)</source>
        <translation>Prozess %1 (%2)</translation>
    </message>
    <message>
        <source>The file is held by %1. Let it end, or raise the option busy_timeout.</source>
        <translation>Die Datei wird von %1 gehalten. Ihn enden lassen oder die Option busy_timeout erhöhen.</translation>
    </message>
    <message>
        <source>Data can only be sent to a COPY … FROM STDIN.</source>
        <translation>Daten können nur an ein COPY … FROM STDIN gesendet werden.</translation>
    </message>
    <message>
        <source>The statement was cancelled before it was sent.</source>
        <translation>Die Anweisung wurde abgebrochen, bevor sie gesendet war.</translation>
    </message>
    <message>
        <source>The library that asks the keychain cannot be loaded: %1.</source>
        <translation>Die Bibliothek, die den Schlüsselbund fragt, kann nicht geladen werden: %1.</translation>
    </message>
    <message>
        <source>Install Varve again, or use env:NAME, file:PATH or ask instead.</source>
        <translation>Varve neu installieren oder stattdessen env:NAME, file:PATH oder ask verwenden.</translation>
    </message>
</context>
<context>
    <name>Varve::Execution</name>
    <message numerus="yes">
        <source>%n rows went from the history while the run went on: a migration took them away.</source>
        <translation>
            <numerusform>%n Zeile verschwand während des Laufs aus der Historie: Eine Migration hat sie entfernt.</numerusform>
            <numerusform>%n Zeilen verschwanden während des Laufs aus der Historie: Eine Migration hat sie entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>See with varve-cli status which migrations lack theirs, and mark with varve-cli stamp what is applied. Take out the statement that changes Varve's tables.</source>
        <translation>Mit varve-cli status ansehen, welchen Migrationen ihre fehlt, und mit varve-cli stamp vermerken, was angewendet ist. Die Anweisung herausnehmen, die Varves Tabellen ändert.</translation>
    </message>
    <message numerus="yes">
        <source>The verification query gave %n rows, expected: %1.</source>
        <translation>
            <numerusform>Die Prüfabfrage ergab %n Zeile, erwartet: %1.</numerusform>
            <numerusform>Die Prüfabfrage ergab %n Zeilen, erwartet: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were done meanwhile by %1.</source>
        <translation>
            <numerusform>%n wurde inzwischen von %1 erledigt.</numerusform>
            <numerusform>%n wurden inzwischen von %1 erledigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations of it marked as applied.</source>
        <translation>
            <numerusform>%n Migration davon als angewendet vermerkt.</numerusform>
            <numerusform>%n Migrationen davon als angewendet vermerkt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more were not started.</source>
        <translation>
            <numerusform>%1 und %n weitere wurde nicht begonnen.</numerusform>
            <numerusform>%1 und %n weitere wurden nicht begonnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>or one before it left a value that a statement behind it asks for, and which went with its session</source>
        <translation>oder eine davor hinterließ einen Wert, nach dem eine Anweisung dahinter fragt und der mit der Sitzung verloren ging</translation>
    </message>
    <message>
        <source>What the text committed itself remains.</source>
        <translation>Was der Text selbst festgeschrieben hat, bleibt.</translation>
    </message>
    <message>
        <source>The transaction that it left open was rolled back.</source>
        <translation>Die Transaktion, die er offen ließ, wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>The transaction that it prepared remains until XA COMMIT or XA ROLLBACK.</source>
        <translation>Die Transaktion, die er vorbereitet hat, bleibt bis zu XA COMMIT oder XA ROLLBACK.</translation>
    </message>
    <message>
        <source>A table without transactions keeps what was done to it.</source>
        <translation>Eine Tabelle ohne Transaktionen behält, was mit ihr geschah.</translation>
    </message>
    <message>
        <source>it cannot be read any more (%1)</source>
        <translation>sie lässt sich nicht mehr lesen (%1)</translation>
    </message>
    <message>
        <source>%1 was marked as applied by %2</source>
        <translation>%1 wurde von %2 als angewendet vermerkt</translation>
    </message>
    <message>
        <source>%1 was marked as not applied by %2</source>
        <translation>%1 wurde von %2 als nicht angewendet vermerkt</translation>
    </message>
    <message>
        <source>It asks for the id of the row that was put in last, and no statement has made one since the file went on: the session before, which may have, is over.</source>
        <translation>Sie fragt nach der Kennung der zuletzt eingefügten Zeile, und keine Anweisung hat eine erzeugt, seit die Datei fortgesetzt wird: Die Sitzung davor, die es getan haben kann, ist vorbei.</translation>
    </message>
    <message>
        <source>It asks for the id of the row that was put in last and for ROW_COUNT(): whether a statement has made an id since the file went on cannot be asked before it, as the server would count anew. The session before, which may have, is over.</source>
        <translation>Sie fragt nach der Kennung der zuletzt eingefügten Zeile und nach ROW_COUNT(): Ob eine Anweisung eine Kennung erzeugt hat, seit die Datei fortgesetzt wird, lässt sich vor ihr nicht fragen, weil der Server dann neu zählt. Die Sitzung davor, die es getan haben kann, ist vorbei.</translation>
    </message>
    <message>
        <source>Statement %1 of %2 asks for the id of the row that was put in last and for ROW_COUNT(): whether one was made since the file went on is not looked at before it.</source>
        <translation>Anweisung %1 von %2 fragt nach der Kennung der zuletzt eingefügten Zeile und nach ROW_COUNT(): Ob eine erzeugt wurde, seit die Datei fortgesetzt wird, wird vor ihr nicht geprüft.</translation>
    </message>
    <message>
        <source>%1 asks for ROW_COUNT(), and in a transaction Varve looks before and behind each CALL and EXECUTE whether it is still the same one; behind that look the server has counted anew.</source>
        <translation>%1 fragt nach ROW_COUNT(), und in einer Transaktion sieht Varve vor und nach jedem CALL und EXECUTE nach, ob sie noch dieselbe ist; danach hat der Server neu gezählt.</translation>
    </message>
    <message>
        <source>Have the routine keep the number itself, in an OUT parameter or a user variable; or keep it before the call: SET @n = ROW_COUNT(). With transaction = "none" under [policies] nothing is looked at.</source>
        <translation>Die Routine die Zahl selbst behalten lassen, in einem OUT-Parameter oder einer Benutzervariablen; oder sie vor dem Aufruf behalten: SET @n = ROW_COUNT(). Mit transaction = "none" unter [policies] wird nicht nachgesehen.</translation>
    </message>
    <message>
        <source>Run the down section: varve-cli rollback. Or go on at the statement that makes the id, and what was run from there on runs a second time: varve-cli resume %1 --at N. If none is needed, go on with: varve-cli resume %1 --at %2</source>
        <translation>Den Down-Abschnitt ausführen: varve-cli rollback. Oder bei der Anweisung fortsetzen, die die Kennung erzeugt; was von dort an ausgeführt wurde, wird ein zweites Mal ausgeführt: varve-cli resume %1 --at N. Wenn keine gebraucht wird, fortsetzen mit: varve-cli resume %1 --at %2</translation>
    </message>
    <message>
        <source>The history has %1 for a database "%2", which the project does not name: it would run again for %3.</source>
        <translation>Die Historie hat %1 für eine Datenbank „%2“, die das Projekt nicht nennt: Für %3 liefe es noch einmal.</translation>
    </message>
    <message>
        <source>The history has %1 for a database "%2", which the project does not name: nothing of it is rolled back for %3.</source>
        <translation>Die Historie hat %1 für eine Datenbank „%2“, die das Projekt nicht nennt: Für %3 wird nichts davon zurückgenommen.</translation>
    </message>
    <message>
        <source>The history has %1 rolled back later for a database "%2", which the project does not name, and still applied for %3.</source>
        <translation>Die Historie hat %1 für eine Datenbank „%2“, die das Projekt nicht nennt, später zurückgenommen, für %3 aber noch angewendet.</translation>
    </message>
    <message>
        <source>Where %1 is that database under a new name, varve-cli repair --env %2 --database %3 says so in the history; else name it [databases.%4] again, or give this project a history of its own with table under [history].</source>
        <translation>Ist %1 diese Datenbank unter neuem Namen, schreibt varve-cli repair --env %2 --database %3 das in die Historie; sonst nennen Sie sie wieder [databases.%4], oder geben Sie diesem Projekt mit table unter [history] eine eigene Historie.</translation>
    </message>
    <message>
        <source>%1 is partly applied there: name it [databases.%2] again and go on with varve-cli resume, or roll it back. Then varve-cli repair --env %3 --database %4 says the new name in the history.</source>
        <translation>%1 ist dort teilweise angewendet: Nennen Sie sie wieder [databases.%2] und setzen Sie sie mit varve-cli resume fort oder nehmen Sie sie zurück. Danach schreibt varve-cli repair --env %3 --database %4 den neuen Namen in die Historie.</translation>
    </message>
    <message>
        <source>%1 is partly applied for the database "%2", which the project does not name: name it again to go on with it or to roll it back.</source>
        <translation>%1 ist für die Datenbank „%2“, die das Projekt nicht nennt, teilweise angewendet: Nennen Sie sie wieder, um sie fortzusetzen oder zurückzunehmen.</translation>
    </message>
    <message>
        <source>With --only one migration is rolled back all the same.</source>
        <translation>Mit --only wird eine Migration trotzdem zurückgenommen.</translation>
    </message>
    <message>
        <source>%1: whether %2 is applied in the database %3 cannot be read: %4</source>
        <translation>%1: ob %2 in der Datenbank %3 angewendet ist, lässt sich nicht lesen: %4</translation>
    </message>
    <message>
        <source>%1: %2 is partly applied in the database %3.</source>
        <translation>%1: %2 ist in der Datenbank %3 teilweise angewendet.</translation>
    </message>
    <message>
        <source>Clear what remains of it first: varve-cli rollback %1.</source>
        <translation>Räumen Sie zuerst auf, was davon bleibt: varve-cli rollback %1.</translation>
    </message>
    <message>
        <source>What the database %1 has, which the plan depends on, cannot be read: %2</source>
        <translation>Was die Datenbank %1 hat, von der der Plan abhängt, lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>Nothing was run. Plan again when it can.</source>
        <translation>Nichts wurde ausgeführt. Planen Sie neu, wenn es wieder geht.</translation>
    </message>
    <message>
        <source>%1 is not applied any more in the database %2</source>
        <translation>%1 ist in der Datenbank %2 nicht mehr angewendet</translation>
    </message>
    <message>
        <source>%1 was applied in the database %2</source>
        <translation>%1 wurde in der Datenbank %2 angewendet</translation>
    </message>
    <message>
        <source>Changed since it was compared with the database: %1.</source>
        <translation>Seit dem Vergleich mit der Datenbank geändert: %1.</translation>
    </message>
    <message>
        <source>Nothing was marked. Compare again.</source>
        <translation>Nichts wurde vermerkt. Vergleichen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The text holds a migration and its down section, which would take back what stands before it. Nothing was run.</source>
        <translation>Der Text enthält eine Migration und ihren Rückweg, der zurücknähme, was davor steht. Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>Run it as a migration of the project, or only the statements that are meant.</source>
        <translation>Führen Sie ihn als Migration des Projekts aus, oder nur die Anweisungen, die gemeint sind.</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>back from %1, %2 of %3</source>
        <translation>zurück von %1, %2 von %3</translation>
    </message>
    <message>
        <source>The scratch database %1 could not be removed: %2. varve-cli rehearse --clean tries again once this program has ended.</source>
        <translation>Die Wegwerf-Datenbank %1 konnte nicht entfernt werden: %2. varve-cli rehearse --clean versucht es erneut, sobald dieses Programm beendet ist.</translation>
    </message>
    <message>
        <source>The scratch database %1 cannot be removed: %2</source>
        <translation>Die Wegwerf-Datenbank %1 kann nicht entfernt werden: %2</translation>
    </message>
    <message>
        <source>%1: psql fills in its own variables, also in a slice like [1:PORT]; write a blank behind the colon.</source>
        <translation>%1: psql setzt seine eigenen Variablen ein, auch in einem Ausschnitt wie [1:PORT]; hinter den Doppelpunkt ein Leerzeichen schreiben.</translation>
    </message>
    <message>
        <source>%1 is too long for a script, which holds files up to %2 MiB.</source>
        <translation>%1 ist zu lang für ein Skript, das Dateien bis %2 MiB fasst.</translation>
    </message>
    <message>
        <source>Run it with Varve, which reads it while it runs.</source>
        <translation>Mit Varve ausführen, das sie während des Laufs liest.</translation>
    </message>
    <message>
        <source>%1 belongs to the database %2.</source>
        <translation>%1 gehört zur Datenbank %2.</translation>
    </message>
    <message>
        <source>Seed data runs with varve-cli seed.</source>
        <translation>Startdaten werden mit varve-cli seed ausgeführt.</translation>
    </message>
    <message>
        <source>%1 cannot be a target here: %2.</source>
        <translation>%1 kann hier kein Ziel sein: %2.</translation>
    </message>
    <message>
        <source>The target %1 goes back; migrate only goes forward.</source>
        <translation>Das Ziel %1 führt zurück; migrate geht nur vorwärts.</translation>
    </message>
    <message>
        <source>Use varve-cli rollback --to %1.</source>
        <translation>Stattdessen varve-cli rollback --to %1 verwenden.</translation>
    </message>
    <message>
        <source>%1 is partly applied: %2 of %3 statements of it remain.</source>
        <translation>%1 ist teilweise angewendet: %2 von %3 Anweisungen daraus bleiben bestehen.</translation>
    </message>
    <message>
        <source>%1 is rolled back in part: %2 of %3 statements of its down section are done.</source>
        <translation>%1 ist teilweise zurückgenommen: %2 von %3 Anweisungen des Down-Abschnitts sind ausgeführt.</translation>
    </message>
    <message>
        <source>%1 changed since it was applied.</source>
        <translation>%1 wurde seit der Anwendung geändert.</translation>
    </message>
    <message>
        <source>Restore the file, and write what is new as a migration of its own.</source>
        <translation>Die Datei wiederherstellen und das Neue als eigene Migration schreiben.</translation>
    </message>
    <message>
        <source>%1 is applied and missing from the folder.</source>
        <translation>%1 ist angewendet und fehlt im Ordner.</translation>
    </message>
    <message>
        <source>%1 is out of order: a later migration is applied.</source>
        <translation>%1 ist außer der Reihe: Eine spätere Migration ist angewendet.</translation>
    </message>
    <message>
        <source>Give it a number after the last applied one, or set policies.out_of_order in varve.toml.</source>
        <translation>Eine Nummer nach der zuletzt angewendeten vergeben oder policies.out_of_order in varve.toml setzen.</translation>
    </message>
    <message>
        <source>%1: %2. Its statements run one by one, and what was done before a failure stays.</source>
        <translation>%1: %2. Ihre Anweisungen laufen einzeln; was vor einem Fehler geschah, bleibt bestehen.</translation>
    </message>
    <message>
        <source>The environment %1 is read-only, and %2 may change something.</source>
        <translation>Die Umgebung %1 ist schreibgeschützt, und %2 könnte etwas ändern.</translation>
    </message>
    <message>
        <source>The environment %1 does not take seed data.</source>
        <translation>Die Umgebung %1 nimmt keine Startdaten an.</translation>
    </message>
    <message>
        <source>Where it should, write seed = true in its part of varve.toml.</source>
        <translation>Soll sie es, in ihrem Teil von varve.toml seed = true schreiben.</translation>
    </message>
    <message>
        <source>each statement by itself</source>
        <translation>jede Anweisung für sich</translation>
    </message>
    <message>
        <source>one transaction</source>
        <translation>eine Transaktion</translation>
    </message>
    <message>
        <source>each statement by itself: %1</source>
        <translation>jede Anweisung für sich: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n statements, read while it runs: the file is too large to be shown.</source>
        <translation>
            <numerusform>%n Anweisung, während des Laufs gelesen: Die Datei ist zu groß, um angezeigt zu werden.</numerusform>
            <numerusform>%n Anweisungen, während des Laufs gelesen: Die Datei ist zu groß, um angezeigt zu werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>expected: %1</source>
        <translation>erwartet: %1</translation>
    </message>
    <message>
        <source>history:</source>
        <translation>Historie:</translation>
    </message>
    <message>
        <source>Plan %1 for %2: %3</source>
        <translation>Plan %1 für %2: %3</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>Lock: %1</source>
        <translation>Sperre: %1</translation>
    </message>
    <message>
        <source>Plan %1 for %2, made by Varve.</source>
        <translation>Plan %1 für %2, erstellt von Varve.</translation>
    </message>
    <message>
        <source>Values of secret variables are not in this file: replace ******** first.</source>
        <translation>Werte geheimer Variablen stehen nicht in dieser Datei: zuerst ******** ersetzen.</translation>
    </message>
    <message>
        <source>%1: %2 cannot run.</source>
        <translation>%1: %2 kann nicht laufen.</translation>
    </message>
    <message>
        <source>none</source>
        <comment>time-out</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Time-outs: %1 for a lock, %2 for a statement</source>
        <translation>Zeitgrenzen: %1 für eine Sperre, %2 für eine Anweisung</translation>
    </message>
    <message>
        <source>Retries: none</source>
        <translation>Wiederholungen: keine</translation>
    </message>
    <message>
        <source>Retries: up to %1, where only other sessions were in the way</source>
        <translation>Wiederholungen: bis zu %1, wo nur andere Sitzungen im Weg waren</translation>
    </message>
    <message>
        <source>Hazards: %1</source>
        <translation>Gefahren: %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>%1 more steps</source>
        <translation>%1 weitere Schritte</translation>
    </message>
    <message>
        <source>of these lose data or structure: %1</source>
        <translation>davon verlieren Daten oder Struktur: %1</translation>
    </message>
    <message>
        <source>Can be rolled back: %1</source>
        <translation>Rückrollbar: %1</translation>
    </message>
    <message>
        <source>%1: its lines end with CR LF, and the client program drops the CR, also in strings and in definitions that are kept as they are written; a run keeps it.</source>
        <translation>%1: Die Zeilen enden mit CR LF, und das Client-Programm lässt das CR weg, auch in Zeichenketten und in Definitionen, die so bleiben, wie sie geschrieben sind; ein Lauf behält es.</translation>
    </message>
    <message>
        <source>%1: sqlite3 takes a line that holds only / or go for a semicolon, unless it is in a string or a comment.</source>
        <translation>%1: sqlite3 hält eine Zeile, in der nur / oder go steht, für ein Semikolon, außer in einer Zeichenkette oder einem Kommentar.</translation>
    </message>
    <message>
        <source>The plan was made for another database (%1) than this one:</source>
        <translation>Der Plan wurde für eine andere Datenbank (%1) erstellt als diese:</translation>
    </message>
    <message>
        <source>The history is not the one that the plan was made from (up to row %1). Plan again.</source>
        <translation>Die Historie ist nicht mehr die, aus der der Plan erstellt wurde (bis Zeile %1). Neu planen.</translation>
    </message>
    <message>
        <source>Newest row:</source>
        <translation>Neueste Zeile:</translation>
    </message>
    <message>
        <source>This script ran half way before. Plan again with varve-cli resume.</source>
        <translation>Dieses Skript lief schon einmal halb. Mit varve-cli resume neu planen.</translation>
    </message>
    <message>
        <source>While tables are locked the journal cannot be written: all up to their release is marked before and behind.</source>
        <translation>Solange Tabellen gesperrt sind, kann das Journal nicht geschrieben werden: Alles bis zu ihrer Freigabe wird davor und dahinter vermerkt.</translation>
    </message>
    <message>
        <source>Stops here where what was called ended the transaction: the savepoint is gone with it.</source>
        <translation>Hält hier an, wenn das Aufgerufene die Transaktion beendet hat: Der Savepoint ist mit ihr weg.</translation>
    </message>
    <message>
        <source>Stops here in another database than the plan was made for.</source>
        <translation>Hält hier in einer anderen Datenbank an als der, für die der Plan erstellt wurde.</translation>
    </message>
    <message>
        <source>Stops here where the history changed since the plan was made, or where this script ran before.</source>
        <translation>Hält hier an, wenn sich die Historie geändert hat, seit der Plan erstellt wurde, oder wenn dieses Skript schon lief.</translation>
    </message>
    <message>
        <source>Building the project in a scratch database failed in %1: %2</source>
        <translation>Der Aufbau des Projekts in einer Wegwerf-Datenbank ist in %1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>project at %1</source>
        <translation>Projekt bei %1</translation>
    </message>
    <message>
        <source>The environment %1 is read-only: no scratch database is made on its server.</source>
        <translation>Die Umgebung %1 ist schreibgeschützt: Auf ihrem Server wird keine Wegwerf-Datenbank angelegt.</translation>
    </message>
    <message>
        <source>Build the project with another environment's server.</source>
        <translation>Das Projekt mit dem Server einer anderen Umgebung aufbauen.</translation>
    </message>
    <message>
        <source>%1 is seed data with nothing in a down section; it stays recorded as applied.</source>
        <translation>%1 enthält Startdaten und nichts in einem Down-Abschnitt; sie bleibt als angewendet verzeichnet.</translation>
    </message>
    <message>
        <source>%1 is not applied on %2: there is no way back to it.</source>
        <translation>%1 ist auf %2 nicht angewendet: Dorthin führt kein Weg zurück.</translation>
    </message>
    <message>
        <source>Name the migration that is to stay, or base.</source>
        <translation>Die Migration nennen, die bleiben soll, oder base.</translation>
    </message>
    <message>
        <source>The target %1 goes forward; rollback only goes back.</source>
        <translation>Das Ziel %1 führt vorwärts; eine Rücknahme führt nur zurück.</translation>
    </message>
    <message>
        <source>Use varve-cli migrate --to %1.</source>
        <translation>varve-cli migrate --to %1 verwenden.</translation>
    </message>
    <message>
        <source>%1 is applied and missing from the folder: it cannot be rolled back.</source>
        <translation>%1 ist angewendet und fehlt im Ordner: Sie kann nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>%1 is applied and missing from the folder, and %2, which was applied before it, would be rolled back.</source>
        <translation>%1 ist angewendet und fehlt im Ordner, und %2, die vor ihr angewendet wurde, würde zurückgenommen.</translation>
    </message>
    <message>
        <source>Put its file back into the folder.</source>
        <translation>Die Datei wieder in den Ordner legen.</translation>
    </message>
    <message>
        <source>%1 changed since it was applied; its down section is the one of today.</source>
        <translation>%1 wurde seit der Anwendung geändert; ihr Down-Abschnitt ist der heutige.</translation>
    </message>
    <message>
        <source>%1 is only partly applied; its down section may meet things that are not there.</source>
        <translation>%1 ist nur teilweise angewendet; ihr Down-Abschnitt kann auf Dinge treffen, die es nicht gibt.</translation>
    </message>
    <message>
        <source>%1 is rolled back in part, and its down section begins anew; varve-cli resume goes on with it at statement %2.</source>
        <translation>%1 ist teilweise zurückgenommen, und ihr Down-Abschnitt beginnt von vorn; varve-cli resume setzt ihn bei Anweisung %2 fort.</translation>
    </message>
    <message>
        <source>No temporary folder can be made: %1.</source>
        <translation>Es kann kein temporärer Ordner angelegt werden: %1.</translation>
    </message>
    <message>
        <source>No scratch database can be made on the server: %1</source>
        <translation>Auf dem Server kann keine Wegwerf-Datenbank angelegt werden: %1</translation>
    </message>
    <message>
        <source>Let an administrator run: ALTER ROLE %1 CREATEDB;</source>
        <translation>Von der Administration ausführen lassen: ALTER ROLE %1 CREATEDB;</translation>
    </message>
    <message>
        <source>The history changed since the plan was made: %1.</source>
        <translation>Die Historie hat sich geändert, seit der Plan erstellt wurde: %1.</translation>
    </message>
    <message>
        <source>Nothing was run. Look at the status, then plan again.</source>
        <translation>Nichts wurde ausgeführt. Den Stand ansehen, dann neu planen.</translation>
    </message>
    <message>
        <source>The file changed since the plan was made.</source>
        <translation>Die Datei hat sich geändert, seit der Plan erstellt wurde.</translation>
    </message>
    <message>
        <source>Nothing was run. Plan again.</source>
        <translation>Nichts wurde ausgeführt. Neu planen.</translation>
    </message>
    <message>
        <source>The file was deleted since the plan was made.</source>
        <translation>Die Datei wurde gelöscht, seit der Plan erstellt wurde.</translation>
    </message>
    <message>
        <source>The environment %1 is read-only: nothing that may change something runs there.</source>
        <translation>Die Umgebung %1 ist schreibgeschützt: Was etwas ändern kann, wird dort nicht ausgeführt.</translation>
    </message>
    <message>
        <source>The plan was made for another database (%1, %2) than this connection leads to (%3, %4).</source>
        <translation>Der Plan wurde für eine andere Datenbank erstellt (%1, %2) als die, zu der diese Verbindung führt (%3, %4).</translation>
    </message>
    <message>
        <source>its row %1 is gone</source>
        <translation>seine Zeile %1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>%1 was partly applied by %2</source>
        <translation>%1 wurde von %2 teilweise angewendet</translation>
    </message>
    <message>
        <source>%1 was rolled back by %2</source>
        <translation>%1 wurde von %2 zurückgenommen</translation>
    </message>
    <message>
        <source>%1 was applied by %2</source>
        <translation>%1 wurde von %2 angewendet</translation>
    </message>
    <message>
        <source>%1 was applied by %2 from a file with another text</source>
        <translation>%1 wurde von %2 aus einer Datei mit anderem Text angewendet</translation>
    </message>
    <message>
        <source>%1 was rolled back by %2 from a file with another text</source>
        <translation>%1 wurde von %2 aus einer Datei mit anderem Text zurückgenommen</translation>
    </message>
    <message>
        <source>%1 was applied by %2, and %3 before it was not</source>
        <translation>%1 wurde von %2 angewendet und %3 davor nicht</translation>
    </message>
    <message>
        <source>%1 was rolled back by %2, and %3 before it was not</source>
        <translation>%1 wurde von %2 zurückgenommen und %3 davor nicht</translation>
    </message>
    <message>
        <source>The connection has an open transaction.</source>
        <translation>Die Verbindung hat eine offene Transaktion.</translation>
    </message>
    <message>
        <source>%1 is done, but the session's settings could not be put back; the run stopped.</source>
        <translation>%1 ist ausgeführt, aber die Einstellungen der Sitzung konnten nicht wiederhergestellt werden; der Lauf wurde angehalten.</translation>
    </message>
    <message>
        <source>%1 is committed; the connection was lost only afterwards.</source>
        <translation>%1 ist festgeschrieben; die Verbindung ging erst danach verloren.</translation>
    </message>
    <message>
        <source>Nothing of %1 was done.</source>
        <translation>%1: Nichts davon wurde ausgeführt.</translation>
    </message>
    <message>
        <source>%1 is as it was before: partly applied.</source>
        <translation>%1 ist wie zuvor: teilweise angewendet.</translation>
    </message>
    <message>
        <source>%1 is still applied: nothing of it was undone.</source>
        <translation>%1 ist noch angewendet: Nichts davon wurde zurückgenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n statements of %1 remain: they did not run in a transaction.</source>
        <translation>
            <numerusform>%1: %n Anweisung bleibt bestehen; sie lief nicht in einer Transaktion.</numerusform>
            <numerusform>%1: %n Anweisungen bleiben bestehen; sie liefen nicht in einer Transaktion.</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection was lost while %1 was committed; whether it was is not known.</source>
        <translation>Die Verbindung ging verloren, während %1 festgeschrieben wurde; ob das geschah, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The connection was lost during statement %1; whether it was done is not known.</source>
        <translation>Die Verbindung ging während Anweisung %1 verloren; ob sie ausgeführt wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>der Text</translation>
    </message>
    <message>
        <source>%1 was not started.</source>
        <translation>%1 wurde nicht begonnen.</translation>
    </message>
    <message>
        <source>%1 was not committed: %2 rolls a transaction back when its connection is gone.</source>
        <translation>%1 wurde nicht festgeschrieben: %2 nimmt eine Transaktion zurück, wenn ihre Verbindung weg ist.</translation>
    </message>
    <message>
        <source>%1 is still applied: %2 rolled the transaction back.</source>
        <translation>%1 ist weiterhin angewendet: %2 hat die Transaktion zurückgenommen.</translation>
    </message>
    <message>
        <source>Nothing of %1 remains: %2 rolled the transaction back.</source>
        <translation>%1: Nichts davon bleibt; %2 hat die Transaktion zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 and %2 were not started.</source>
        <translation>%1 und %2 wurden nicht begonnen.</translation>
    </message>
    <message>
        <source>The run was cancelled.</source>
        <translation>Der Lauf wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The run stopped.</source>
        <translation>Der Lauf wurde angehalten.</translation>
    </message>
    <message>
        <source>Cancelled in verification query %1.</source>
        <translation>In Prüfabfrage %1 abgebrochen.</translation>
    </message>
    <message>
        <source>Verification query %1 failed.</source>
        <translation>Prüfabfrage %1 ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Cancelled in statement %1.</source>
        <translation>In Anweisung %1 abgebrochen.</translation>
    </message>
    <message>
        <source>Statement %1 failed.</source>
        <translation>Anweisung %1 ist fehlgeschlagen.</translation>
    </message>
    <message numerus="yes">
        <source>%n statements done.</source>
        <translation>
            <numerusform>%n Anweisung ausgeführt.</numerusform>
            <numerusform>%n Anweisungen ausgeführt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations rolled back.</source>
        <translation>
            <numerusform>%n Migration zurückgenommen.</numerusform>
            <numerusform>%n Migrationen zurückgenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations applied.</source>
        <translation>
            <numerusform>%n Migration angewendet.</numerusform>
            <numerusform>%n Migrationen angewendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder is one of %1 (%2). This version of Varve shows it and does not run it.</source>
        <translation>Der Ordner ist einer von %1 (%2). Diese Version von Varve zeigt ihn und führt ihn nicht aus.</translation>
    </message>
    <message>
        <source>%1 is not in the folder</source>
        <translation>%1 ist nicht im Ordner</translation>
    </message>
    <message>
        <source>%1 is not for this environment</source>
        <translation>%1 ist nicht für diese Umgebung</translation>
    </message>
    <message>
        <source>%1 is not applied and does not run with the others</source>
        <translation>%1 ist nicht angewendet und wird nicht mit den anderen ausgeführt</translation>
    </message>
    <message>
        <source>%1 is not applied</source>
        <translation>%1 ist nicht angewendet</translation>
    </message>
    <message>
        <source>%1 needs %2, which comes after it.</source>
        <translation>%1 braucht %2, die danach kommt.</translation>
    </message>
    <message>
        <source>Give one of them another number, or correct the Prerequisites line.</source>
        <translation>Einer von beiden eine andere Nummer geben oder die Zeile Prerequisites berichtigen.</translation>
    </message>
    <message>
        <source>%1 needs %2</source>
        <translation>%1 braucht %2</translation>
    </message>
    <message>
        <source>, which needs %1</source>
        <translation>, die %1 braucht</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Run what is missing first, or correct the Prerequisites line.</source>
        <translation>Zuerst ausführen, was fehlt, oder die Zeile Prerequisites berichtigen.</translation>
    </message>
    <message>
        <source>"%1" is a command of a client program, not of the server; Varve does not run it.</source>
        <translation>„%1“ ist ein Befehl eines Client-Programms, nicht des Servers; Varve führt ihn nicht aus.</translation>
    </message>
    <message>
        <source>Take the line out, or write what it does as SQL.</source>
        <translation>Die Zeile entfernen oder das, was sie tut, als SQL schreiben.</translation>
    </message>
    <message>
        <source>%1 stands in a migration; Varve runs each migration in one transaction by itself.</source>
        <translation>%1 steht in einer Migration; Varve führt jede Migration von sich aus in einer Transaktion aus.</translation>
    </message>
    <message>
        <source>Take the statement out.</source>
        <translation>Die Anweisung entfernen.</translation>
    </message>
    <message>
        <source>%1 stands in the verify section; only queries belong there.</source>
        <translation>%1 steht im Prüfabschnitt; dorthin gehören nur Abfragen.</translation>
    </message>
    <message>
        <source>%1 cannot run in a transaction, and the verify section runs in one.</source>
        <translation>%1 kann nicht in einer Transaktion laufen, und der Prüfabschnitt läuft in einer.</translation>
    </message>
    <message>
        <source>Take the statement out; only queries belong there.</source>
        <translation>Die Anweisung herausnehmen; dorthin gehören nur Abfragen.</translation>
    </message>
    <message>
        <source>Move it before the line "varve:verify".</source>
        <translation>Vor die Zeile „varve:verify“ verschieben.</translation>
    </message>
    <message>
        <source>%1 cannot run in a transaction (line %2)</source>
        <translation>%1 kann nicht in einer Transaktion ausgeführt werden (Zeile %2)</translation>
    </message>
    <message>
        <source>the table %1 takes no part in transactions, its engine is %2</source>
        <translation>die Tabelle %1 nimmt an Transaktionen nicht teil, ihre Engine ist %2</translation>
    </message>
    <message>
        <source>the table %1 takes no part in transactions, its engine is %2 (line %3)</source>
        <translation>die Tabelle %1 nimmt an Transaktionen nicht teil, ihre Engine ist %2 (Zeile %3)</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>Die Datei kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>The down section has no statements: the migration cannot be rolled back.</source>
        <translation>Der Down-Abschnitt hat keine Anweisungen: Die Migration kann nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Write the statements that undo it below a line "-- varve:down".</source>
        <translation>Die Anweisungen, die sie rückgängig machen, unter eine Zeile „-- varve:down“ schreiben.</translation>
    </message>
    <message>
        <source>The migration has no statements.</source>
        <translation>Die Migration hat keine Anweisungen.</translation>
    </message>
    <message>
        <source>The migration has no down section: it cannot be rolled back.</source>
        <translation>Die Migration hat keinen Down-Abschnitt: Sie kann nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>%1 has no file for %2.</source>
        <translation>%1 hat keine Datei für %2.</translation>
    </message>
    <message>
        <source>varve.toml says so</source>
        <translation>so steht es in varve.toml</translation>
    </message>
    <message>
        <source>Somebody else wrote to the history while this run held the lock: %1 by %2.</source>
        <translation>Jemand anderes hat in die Historie geschrieben, während dieser Lauf die Sperre hielt: %1 von %2.</translation>
    </message>
    <message>
        <source>Look at the status, then plan again.</source>
        <translation>Den Stand ansehen, dann neu planen.</translation>
    </message>
    <message>
        <source>The lock was lost during the run; nothing more was sent.</source>
        <translation>Die Sperre ging während des Laufs verloren; danach wurde nichts mehr gesendet.</translation>
    </message>
    <message>
        <source>%1 was changed while it ran.</source>
        <translation>%1 wurde während der Ausführung geändert.</translation>
    </message>
    <message>
        <source>Plan again.</source>
        <translation>Neu planen.</translation>
    </message>
    <message>
        <source>%1 ended the transaction that Varve runs the migration in.</source>
        <translation>%1 hat die Transaktion beendet, in der Varve die Migration ausführt.</translation>
    </message>
    <message>
        <source>Take out what commits or rolls back.</source>
        <translation>Entfernen, was festschreibt oder zurücknimmt.</translation>
    </message>
    <message>
        <source>%1 left a transaction open; it was rolled back.</source>
        <translation>%1 hat eine Transaktion offen gelassen; sie wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>Take out what switches autocommit off, and let a procedure commit what it begins.</source>
        <translation>Nehmen Sie heraus, was autocommit ausschaltet, und lassen Sie eine Prozedur abschließen, was sie beginnt.</translation>
    </message>
    <message>
        <source>The text leaves a transaction open; it was rolled back.</source>
        <translation>Der Text lässt eine Transaktion offen; sie wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>Add COMMIT at its end.</source>
        <translation>Am Ende COMMIT hinzufügen.</translation>
    </message>
    <message>
        <source>The text leaves a prepared transaction, which remains until XA COMMIT or XA ROLLBACK.</source>
        <translation>Der Text lässt eine vorbereitete Transaktion zurück, die bis zu XA COMMIT oder XA ROLLBACK bleibt.</translation>
    </message>
    <message>
        <source>Add XA COMMIT or XA ROLLBACK at its end.</source>
        <translation>Am Ende XA COMMIT oder XA ROLLBACK hinzufügen.</translation>
    </message>
    <message>
        <source>"%1" is no target.</source>
        <translation>„%1“ ist kein Ziel.</translation>
    </message>
    <message>
        <source>The verification query gave %1, expected: %2.</source>
        <translation>Die Prüfabfrage ergab %1, erwartet: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>%1 changed since it was applied: %2.</source>
        <translation>%1 wurde seit der Anwendung geändert: %2.</translation>
    </message>
    <message>
        <source>line %1 uses a value that ALTER TYPE added, which needs a commit in between</source>
        <translation>Zeile %1 verwendet einen Wert, den ALTER TYPE hinzufügte; dazwischen ist ein Commit nötig</translation>
    </message>
    <message>
        <source>%1, and so on to %2</source>
        <translation>%1, und so weiter bis %2</translation>
    </message>
    <message>
        <source>%1: %2 is applied in the database %3.</source>
        <translation>%1: %2 ist in der Datenbank %3 angewendet.</translation>
    </message>
    <message>
        <source>Roll it back first: varve-cli rollback %1 --only %2.</source>
        <translation>Zuerst zurücknehmen: varve-cli rollback %1 --only %2.</translation>
    </message>
    <message>
        <source>--only takes one migration, and a release is a group of them.</source>
        <translation>--only nimmt eine Migration, und ein Release ist eine Gruppe davon.</translation>
    </message>
    <message>
        <source>%1 is applied on %2 already.</source>
        <translation>%1 ist auf %2 bereits angewendet.</translation>
    </message>
    <message>
        <source>%1: %2 is not applied.</source>
        <translation>%1: %2 ist nicht angewendet.</translation>
    </message>
    <message numerus="yes">
        <source>Add --with-prerequisites to run what is missing before it (%n migrations in all).</source>
        <translation>
            <numerusform>--with-prerequisites hinzufügen, um davor auszuführen, was fehlt (insgesamt %n Migration).</numerusform>
            <numerusform>--with-prerequisites hinzufügen, um davor auszuführen, was fehlt (insgesamt %n Migrationen).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 is applied.</source>
        <translation>%1: %2 ist angewendet.</translation>
    </message>
    <message numerus="yes">
        <source>Add --with-dependents to roll back what needs it before it (%n migrations in all).</source>
        <translation>
            <numerusform>--with-dependents hinzufügen, um davor zurückzunehmen, was sie braucht (insgesamt %n Migration).</numerusform>
            <numerusform>--with-dependents hinzufügen, um davor zurückzunehmen, was sie braucht (insgesamt %n Migrationen).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 goes back past %2, and others stand on it that are not on the branch: %3.</source>
        <translation>%1 geht hinter %2 zurück, und darauf stehen andere, die nicht auf dem Zweig liegen: %3.</translation>
    </message>
    <message>
        <source>Name the migration that is to stay, with rollback --to: then they are rolled back too.</source>
        <translation>Mit rollback --to die Migration nennen, die bleiben soll: Dann werden auch sie zurückgenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 asks for more than there is: %n migrations are applied.</source>
        <translation>
            <numerusform>%1 verlangt mehr, als es gibt: %n Migration ist angewendet.</numerusform>
            <numerusform>%1 verlangt mehr, als es gibt: %n Migrationen sind angewendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 may mean any of %2: several lines end there.</source>
        <translation>%1 kann jede von diesen meinen: %2. Dort enden mehrere Linien.</translation>
    </message>
    <message>
        <source>Say BRANCH@%1, name the migration that is to stay, or roll back one with --only.</source>
        <translation>BRANCH@%1 angeben, die Migration nennen, die bleiben soll, oder mit --only eine zurücknehmen.</translation>
    </message>
    <message>
        <source>%1 is not applied on %2.</source>
        <translation>%1 ist auf %2 nicht angewendet.</translation>
    </message>
    <message numerus="yes">
        <source>%1 asks for more than there is: %n migrations are pending.</source>
        <translation>
            <numerusform>%1 verlangt mehr, als es gibt: %n Migration steht aus.</numerusform>
            <numerusform>%1 verlangt mehr, als es gibt: %n Migrationen stehen aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 may mean any of %2: several lines go on.</source>
        <translation>%1 kann jede von diesen meinen: %2. Mehrere Linien gehen weiter.</translation>
    </message>
    <message>
        <source>Say BRANCH@%1, a migration, or heads.</source>
        <translation>BRANCH@%1, eine Migration oder heads angeben.</translation>
    </message>
    <message numerus="yes">
        <source>There are %n heads: %1.</source>
        <translation>
            <numerusform>Es gibt %n Head: %1.</numerusform>
            <numerusform>Es gibt %n Heads: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Say heads for all of them or %1@head for one, or merge them with varve-cli merge -m NAME.</source>
        <translation>heads für alle oder %1@head für einen angeben oder sie mit varve-cli merge -m NAME zusammenführen.</translation>
    </message>
    <message>
        <source>Say %1@heads for all of them or the id of one, or merge them with varve-cli merge -m NAME.</source>
        <translation>%1@heads für alle oder die Id von einem angeben oder sie mit varve-cli merge -m NAME zusammenführen.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing comes after %1, and %n more steps are asked for.</source>
        <translation>
            <numerusform>Nach %1 kommt nichts, und %n weiterer Schritt ist verlangt.</numerusform>
            <numerusform>Nach %1 kommt nichts, und %n weitere Schritte sind verlangt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing comes before %1, and %n more steps are asked for.</source>
        <translation>
            <numerusform>Vor %1 kommt nichts, und %n weiterer Schritt ist verlangt.</numerusform>
            <numerusform>Vor %1 kommt nichts, und %n weitere Schritte sind verlangt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Several migrations come after %1: %2.</source>
        <translation>Nach %1 kommen mehrere Migrationen: %2.</translation>
    </message>
    <message>
        <source>Several migrations come before %1: %2.</source>
        <translation>Vor %1 kommen mehrere Migrationen: %2.</translation>
    </message>
    <message>
        <source>Name the one that is meant.</source>
        <translation>Die nennen, die gemeint ist.</translation>
    </message>
    <message>
        <source>The release %1 has no migration that runs in %2.</source>
        <translation>Das Release %1 hat keine Migration, die in %2 läuft.</translation>
    </message>
    <message>
        <source>"%1" is a release and the number of %2.</source>
        <translation>„%1“ ist ein Release und die Nummer von %2.</translation>
    </message>
    <message>
        <source>Write the whole id of a migration.</source>
        <translation>Die ganze ID einer Migration schreiben.</translation>
    </message>
    <message>
        <source>Nothing comes before base.</source>
        <translation>Vor base kommt nichts.</translation>
    </message>
    <message>
        <source>Several lines begin at base: %1.</source>
        <translation>Bei base beginnen mehrere Linien: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no branch "%1"; no migration has a label under Branch.</source>
        <translation>Es gibt keinen Zweig „%1“; keine Migration hat ein Label unter Branch.</translation>
    </message>
    <message>
        <source>There is no branch "%1"; there are %2.</source>
        <translation>Es gibt keinen Zweig „%1“; es gibt %2.</translation>
    </message>
    <message>
        <source>%1 is not on the branch %2.</source>
        <translation>%1 ist nicht auf dem Zweig %2.</translation>
    </message>
    <message>
        <source>Whether statement %1 was done is not known.</source>
        <translation>Ob Anweisung %1 ausgeführt wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Whether statements %1 to %2 were done is not known.</source>
        <translation>Ob die Anweisungen %1 bis %2 ausgeführt wurden, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Go on with varve-cli resume --env %1 --database %2, or roll it back with varve-cli rollback --env %1 --database %2, so that its down section clears what remains; varve-cli stamp and unstamp record what was done by hand.</source>
        <translation>Mit varve-cli resume --env %1 --database %2 fortfahren oder mit varve-cli rollback --env %1 --database %2 zurücknehmen, damit der Down-Abschnitt aufräumt, was bestehen bleibt; varve-cli stamp und unstamp vermerken, was von Hand geschah.</translation>
    </message>
    <message>
        <source>Go on with varve-cli resume, or roll it back with varve-cli rollback, so that its down section clears what remains; varve-cli stamp and unstamp record what was done by hand.</source>
        <translation>Mit varve-cli resume fortfahren oder mit varve-cli rollback zurücknehmen, damit der Down-Abschnitt aufräumt, was bestehen bleibt; varve-cli stamp und unstamp vermerken, was von Hand geschah.</translation>
    </message>
    <message>
        <source>nothing is run</source>
        <translation>nichts wird ausgeführt</translation>
    </message>
    <message numerus="yes">
        <source>%n statements are done and are not sent again.</source>
        <translation>
            <numerusform>%n Anweisung ist ausgeführt und wird nicht noch einmal gesendet.</numerusform>
            <numerusform>%n Anweisungen sind ausgeführt und werden nicht noch einmal gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing on %1 is partly applied.</source>
        <translation>Auf %1 ist nichts teilweise angewendet.</translation>
    </message>
    <message>
        <source>Several migrations are partly applied: %1.</source>
        <translation>Mehrere Migrationen sind teilweise angewendet: %1.</translation>
    </message>
    <message>
        <source>Name the one to go on with.</source>
        <translation>Die nennen, mit der es weitergehen soll.</translation>
    </message>
    <message>
        <source>%1 is not partly applied: %2.</source>
        <translation>%1 ist nicht teilweise angewendet: %2.</translation>
    </message>
    <message>
        <source>Only what stopped half way can be resumed.</source>
        <translation>Nur was auf halbem Weg stehen blieb, lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>%1 is missing from the folder.</source>
        <translation>%1 fehlt im Ordner.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n statements; there is no statement %2.</source>
        <translation>
            <numerusform>%1 hat %n Anweisung; es gibt keine Anweisung %2.</numerusform>
            <numerusform>%1 hat %n Anweisungen; es gibt keine Anweisung %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has become shorter: %2 statements of it are done, and it has only %3.</source>
        <translation>%1 ist kürzer geworden: %2 Anweisungen daraus sind ausgeführt, und es sind nur noch %3.</translation>
    </message>
    <message>
        <source>Nobody knows whether statement %1 of %2 was done: the run ended while it ran.</source>
        <translation>Niemand weiß, ob Anweisung %1 von %2 ausgeführt wurde: Der Lauf endete, während sie lief.</translation>
    </message>
    <message>
        <source>Nobody knows whether what statement %1 of %2 did is still there: it was done before the last run, which began anew and stopped at it.</source>
        <translation>Niemand weiß, ob noch da ist, was Anweisung %1 von %2 getan hat: Sie wurde vor dem letzten Lauf ausgeführt, der von vorn begann und bei ihr anhielt.</translation>
    </message>
    <message>
        <source>Nobody knows whether what statements %1 to %2 of %3 did is still there: they were done before the last run, which began anew and stopped at the first of them.</source>
        <translation>Niemand weiß, ob noch da ist, was die Anweisungen %1 bis %2 von %3 getan haben: Sie wurden vor dem letzten Lauf ausgeführt, der von vorn begann und bei der ersten von ihnen anhielt.</translation>
    </message>
    <message>
        <source>The server&apos;s session %1 still works for that run.</source>
        <translation>Die Sitzung %1 des Servers arbeitet noch für diesen Lauf.</translation>
    </message>
    <message>
        <source>Wait until it is over, or end it: varve-cli lock release --end-backend. Then look at the database and say what became of it: --uncertain done, or --uncertain again.</source>
        <translation>Warten, bis sie fertig ist, oder sie beenden: varve-cli lock release --end-backend. Dann die Datenbank ansehen und sagen, was daraus wurde: --uncertain done oder --uncertain again.</translation>
    </message>
    <message>
        <source>The server&apos;s session %1 still works for the run that was interrupted. A run waits until that is over, and where a statement is uncertain asks once more.</source>
        <translation>Die Sitzung %1 des Servers arbeitet noch für den unterbrochenen Lauf. Ein Lauf wartet, bis sie fertig ist, und fragt noch einmal, wo eine Anweisung ungewiss ist.</translation>
    </message>
    <message>
        <source>The server still worked at statement %1 of %2 when this was planned; only now it is over.</source>
        <translation>Der Server arbeitete noch an Anweisung %1 von %2, als dies geplant wurde; erst jetzt ist sie beendet.</translation>
    </message>
    <message>
        <source>Nothing was run. Look at the database and plan again.</source>
        <translation>Nichts wurde ausgeführt. Die Datenbank ansehen und neu planen.</translation>
    </message>
    <message>
        <source>Nobody knows what remains of statements %1 to %2 of %3: %4</source>
        <translation>Niemand weiß, was von den Anweisungen %1 bis %2 von %3 bleibt: %4</translation>
    </message>
    <message>
        <source>Look at the database, then say what became of it: --uncertain done, or --uncertain again.</source>
        <translation>Die Datenbank ansehen, dann sagen, was daraus wurde: --uncertain done oder --uncertain again.</translation>
    </message>
    <message>
        <source>Restore the statements that were run, or run the down section: varve-cli rollback.</source>
        <translation>Die ausgeführten Anweisungen wiederherstellen oder den Down-Abschnitt ausführen: varve-cli rollback.</translation>
    </message>
    <message>
        <source>Statement %1 of %2 is not the one that was run.</source>
        <translation>Anweisung %1 von %2 ist nicht die, die ausgeführt wurde.</translation>
    </message>
    <message>
        <source>%1 changed since it was run, and no journal tells which statements are done.</source>
        <translation>%1 wurde geändert, seit sie ausgeführt wurde, und kein Journal sagt, welche Anweisungen ausgeführt sind.</translation>
    </message>
    <message numerus="yes">
        <source>%n statements of %1 are done and run a second time.</source>
        <translation>
            <numerusform>%n Anweisung von %1 ist ausgeführt und läuft ein zweites Mal.</numerusform>
            <numerusform>%n Anweisungen von %1 sind ausgeführt und laufen ein zweites Mal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Statements %1 to %2 of %3 are done and run a second time.</source>
        <translation>Die Anweisungen %1 bis %2 von %3 sind ausgeführt und laufen ein zweites Mal.</translation>
    </message>
    <message>
        <source>Statements %1 to %2 of %3 are taken as done because somebody said so.</source>
        <translation>Die Anweisungen %1 bis %2 von %3 gelten als ausgeführt, weil jemand es gesagt hat.</translation>
    </message>
    <message>
        <source>Nobody knows whether %1 changed since it was run, as that run was interrupted; from statement %2 on it runs as it is now.</source>
        <translation>Ob %1 seit der Ausführung geändert wurde, weiß niemand, denn dieser Lauf wurde unterbrochen; ab Anweisung %2 läuft es so, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>%1 changed since it was run; from statement %2 on it runs as it is now.</source>
        <translation>%1 wurde seit der Ausführung geändert; ab Anweisung %2 läuft es so, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>%1 had %2 statements when it was run, and has %3 now.</source>
        <translation>%1 hatte bei der Ausführung %2 Anweisungen und hat jetzt %3.</translation>
    </message>
    <message>
        <source>its first statements are committed</source>
        <translation>ihre ersten Anweisungen sind festgeschrieben</translation>
    </message>
    <message>
        <source>Let an administrator run: GRANT ALL ON `varve\_rehearsal\_%`.* TO %1;</source>
        <translation>Von der Administration ausführen lassen: GRANT ALL ON `varve\_rehearsal\_%`.* TO %1;</translation>
    </message>
    <message>
        <source>what an interrupted run had left is settled</source>
        <translation>was ein unterbrochener Lauf hinterlassen hatte, ist geklärt</translation>
    </message>
    <message>
        <source>%1 was interrupted in a run of %2</source>
        <translation>%1 wurde in einem Lauf von %2 unterbrochen</translation>
    </message>
    <message>
        <source>The %1 is there.</source>
        <comment>an object</comment>
        <translation>%1 ist vorhanden.</translation>
    </message>
    <message>
        <source>The %1 is there and not valid.</source>
        <comment>an index</comment>
        <translation>%1 ist vorhanden und nicht gültig.</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <comment>an object</comment>
        <translation>%1 ist nicht vorhanden.</translation>
    </message>
    <message numerus="yes">
        <source>%n migrations marked as applied; nothing was run.</source>
        <translation>
            <numerusform>%n Migration als angewendet markiert; nichts wurde ausgeführt.</numerusform>
            <numerusform>%n Migrationen als angewendet markiert; nichts wurde ausgeführt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations marked as not applied; nothing was run.</source>
        <translation>
            <numerusform>%n Migration als nicht angewendet markiert; nichts wurde ausgeführt.</numerusform>
            <numerusform>%n Migrationen als nicht angewendet markiert; nichts wurde ausgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 needs %2 of the database %3: %4</source>
        <translation>%1 braucht %2 aus der Datenbank %3: %4</translation>
    </message>
    <message>
        <source>%1 needs %2 of the database %3, and what that has cannot be read: %4</source>
        <translation>%1 braucht %2 aus der Datenbank %3, und was dort angewendet ist, kann nicht gelesen werden: %4</translation>
    </message>
    <message>
        <source>%1 needs %2 of the database %3, and it is not applied there.</source>
        <translation>%1 braucht %2 aus der Datenbank %3, und sie ist dort nicht angewendet.</translation>
    </message>
    <message>
        <source>Run varve-cli migrate --env %1 --database %2 --to %3 first.</source>
        <translation>Zuerst ausführen: varve-cli migrate --env %1 --database %2 --to %3.</translation>
    </message>
    <message>
        <source>%1 needs %2 of the database %3, which is seed data, and %4 does not take any: %1 cannot run here.</source>
        <translation>%1 braucht %2 aus der Datenbank %3, und das sind Startdaten, die %4 nicht nimmt: %1 kann hier nicht laufen.</translation>
    </message>
    <message>
        <source>%1 needs %2 of the database %3, which does not run in %4: %1 cannot run here.</source>
        <translation>%1 braucht %2 aus der Datenbank %3, die in %4 nicht läuft: %1 kann hier nicht laufen.</translation>
    </message>
    <message>
        <source>Correct the Prerequisites line, or where one of the two runs.</source>
        <translation>Die Zeile Prerequisites berichtigen oder wo eine von beiden läuft.</translation>
    </message>
    <message>
        <source>Run varve-cli seed --env %1 --database %2 first.</source>
        <translation>Zuerst ausführen: varve-cli seed --env %1 --database %2.</translation>
    </message>
    <message>
        <source>It does not run with the others: correct the Prerequisites line, or record with varve-cli stamp --env %1 --database %2 %3 what was done by hand.</source>
        <translation>Sie läuft nicht mit den anderen: die Zeile Prerequisites berichtigen oder mit varve-cli stamp --env %1 --database %2 %3 festhalten, was von Hand getan wurde.</translation>
    </message>
    <message>
        <source>%1 commits by itself (line %2)</source>
        <translation>%1 schreibt selbst fest (Commit, Zeile %2)</translation>
    </message>
    <message>
        <source>%1 is applied already.</source>
        <translation>%1 ist bereits angewendet.</translation>
    </message>
    <message>
        <source>%1 is applied and needs %2.</source>
        <translation>%1 ist angewendet und braucht %2.</translation>
    </message>
    <message>
        <source>%1 is not recorded as applied on %2.</source>
        <translation>%1 ist auf %2 nicht als angewendet vermerkt.</translation>
    </message>
    <message>
        <source>A target is head, heads, base, +N, -N, a migration's id, number or beginning (with +N or -N behind it, if need be), BRANCH@head, or a release.</source>
        <translation>Ein Ziel ist head, heads, base, +N, -N, die ID, die Nummer oder der Anfang einer Migration (nötigenfalls mit +N oder -N dahinter), BRANCH@head oder ein Release.</translation>
    </message>
    <message>
        <source>varve-cli migrate does not run it there</source>
        <translation>varve-cli migrate führt sie dort nicht aus</translation>
    </message>
    <message>
        <source>%1 is not proposed: %2.</source>
        <translation>%1 ist nicht vorgeschlagen: %2.</translation>
    </message>
    <message>
        <source>What was done by hand all the same is recorded with varve-cli stamp --env %1 --database %2 %3.</source>
        <translation>Was dennoch von Hand geschah, vermerkt varve-cli stamp --env %1 --database %2 %3.</translation>
    </message>
    <message>
        <source>%1 needs %2, which is neither applied nor chosen.</source>
        <translation>%1 braucht %2; diese ist weder angewendet noch ausgewählt.</translation>
    </message>
    <message>
        <source>Choose %1 too.</source>
        <translation>Auch %1 auswählen.</translation>
    </message>
    <message>
        <source>all of it is there (%1)</source>
        <translation>alles davon ist vorhanden (%1)</translation>
    </message>
    <message>
        <source>%1 of %2 are there</source>
        <translation>%1 von %2 sind vorhanden</translation>
    </message>
    <message>
        <source>nothing of it is there (0 of %1)</source>
        <translation>nichts davon ist vorhanden (0 von %1)</translation>
    </message>
    <message>
        <source>all of it is there (%1), but not all that comes before it</source>
        <translation>alles davon ist vorhanden (%1), aber nicht alles, was davor kommt</translation>
    </message>
    <message>
        <source>leaves no trace in the schema; one after it is there</source>
        <translation>hinterlässt keine Spur im Schema; eine spätere ist vorhanden</translation>
    </message>
    <message>
        <source>leaves no trace in the schema</source>
        <translation>hinterlässt keine Spur im Schema</translation>
    </message>
    <message>
        <source>There besides, and made by none of them:</source>
        <translation>Außerdem vorhanden und von keiner angelegt:</translation>
    </message>
    <message>
        <source>There, but otherwise than they make it:</source>
        <translation>Vorhanden, aber anders, als sie es anlegen:</translation>
    </message>
    <message>
        <source>The run changes %1 together, each a file of its own, and %2 is in WAL mode, in which a commit of several files is not all or nothing. It could not leave that mode, because somebody else has it open. Nothing was run.</source>
        <translation>Der Lauf ändert %1 zusammen, jede eine eigene Datei, und %2 ist im WAL-Modus, in dem ein Commit mehrerer Dateien nicht alles oder nichts ist. Sie konnte diesen Modus nicht verlassen, weil jemand anderes sie geöffnet hat. Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>Close what has it open, a catalog tree in a window of Varve too, then try again.</source>
        <translation>Schließen, was sie geöffnet hat, auch einen Katalogbaum in einem Fenster von Varve, und es dann noch einmal versuchen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has a history already, of %n rows: a baseline is for a database without one.</source>
        <translation>
            <numerusform>%1 hat schon eine Historie mit %n Zeile: Ein Ausgangsstand ist für eine Datenbank ohne Historie.</numerusform>
            <numerusform>%1 hat schon eine Historie mit %n Zeilen: Ein Ausgangsstand ist für eine Datenbank ohne Historie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at it with varve-cli history; varve-cli stamp marks single migrations, and varve-cli repair puts a history right.</source>
        <translation>Mit varve-cli history ansehen; varve-cli stamp markiert einzelne Migrationen, und varve-cli repair bringt eine Historie in Ordnung.</translation>
    </message>
    <message>
        <source>%1 is no place for a baseline.</source>
        <translation>%1 ist keine Stelle für einen Ausgangsstand.</translation>
    </message>
    <message>
        <source>Name a migration, a release, head or heads.</source>
        <translation>Eine Migration, ein Release, head oder heads nennen.</translation>
    </message>
    <message>
        <source>%1 row %2</source>
        <comment>table, number</comment>
        <translation>%1 Zeile %2</translation>
    </message>
    <message numerus="yes">
        <source>%n rows of %1</source>
        <translation>
            <numerusform>%n Zeile von %1</numerusform>
            <numerusform>%n Zeilen von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: no such row in %2</source>
        <comment>rows, table</comment>
        <translation>%1: keine solche Zeile in %2</translation>
    </message>
    <message>
        <source>The run's tables could not be looked up: %1</source>
        <translation>Die Tabellen des Laufs konnten nicht nachgesehen werden: %1</translation>
    </message>
    <message>
        <source>Statistics could not be renewed: %1</source>
        <translation>Statistiken konnten nicht erneuert werden: %1</translation>
    </message>
    <message>
        <source>Indexes and constraints could not be looked at: %1</source>
        <translation>Indizes und Constraints konnten nicht angesehen werden: %1</translation>
    </message>
    <message>
        <source>The index %1 of %2 is not valid: building it failed. Drop it with DROP INDEX CONCURRENTLY %1.</source>
        <translation>Der Index %1 von %2 ist nicht gültig: Sein Aufbau ist fehlgeschlagen. Ihn mit DROP INDEX CONCURRENTLY %1 löschen.</translation>
    </message>
    <message>
        <source>The constraint %1 of %2 is not validated: older rows may break it. ALTER TABLE %2 VALIDATE CONSTRAINT %1 checks them.</source>
        <translation>Der Constraint %1 von %2 ist nicht validiert: Ältere Zeilen können ihn verletzen. ALTER TABLE %2 VALIDATE CONSTRAINT %1 prüft sie.</translation>
    </message>
    <message>
        <source>Foreign keys could not be checked: %1</source>
        <translation>Fremdschlüssel konnten nicht geprüft werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rows break foreign keys: %1.</source>
        <translation>
            <numerusform>%n Zeile verletzt Fremdschlüssel: %1.</numerusform>
            <numerusform>%n Zeilen verletzen Fremdschlüssel: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Foreign keys and constraints could not be looked up: %1</source>
        <translation>Fremdschlüssel und Constraints konnten nicht nachgesehen werden: %1</translation>
    </message>
    <message>
        <source>The rows of %1 could not be checked: row-level security hides some from this user.</source>
        <translation>Die Zeilen von %1 konnten nicht geprüft werden: Row-Level Security verbirgt einige vor diesem Benutzer.</translation>
    </message>
    <message>
        <source>The rows of %1 could not be checked: %2</source>
        <translation>Die Zeilen von %1 konnten nicht geprüft werden: %2</translation>
    </message>
    <message>
        <source>Not all foreign keys and constraints were checked: that was cancelled.</source>
        <translation>Nicht alle Fremdschlüssel und Constraints wurden geprüft: Das wurde abgebrochen.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows of %1 break the foreign key %2: no such row in %3.</source>
        <translation>
            <numerusform>%n Zeile von %1 verletzt den Fremdschlüssel %2: keine solche Zeile in %3.</numerusform>
            <numerusform>%n Zeilen von %1 verletzen den Fremdschlüssel %2: keine solche Zeile in %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows of %1 break the constraint %2: CHECK (%3).</source>
        <translation>
            <numerusform>%n Zeile von %1 verletzt den Constraint %2: CHECK (%3).</numerusform>
            <numerusform>%n Zeilen von %1 verletzen den Constraint %2: CHECK (%3).</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of %1 could not be checked: %2</source>
        <translation>Die Datei von %1 konnte nicht geprüft werden: %2</translation>
    </message>
    <message>
        <source>The file of %1 is damaged: %2</source>
        <translation>Die Datei von %1 ist beschädigt: %2</translation>
    </message>
    <message>
        <source>The tables could not be checked: %1</source>
        <translation>Die Tabellen konnten nicht geprüft werden: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>table, what CHECK TABLE says</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 stopped half way on %2, and what it had made is there: %3.</source>
        <translation>%1 blieb auf %2 auf halbem Weg stehen, und was es angelegt hatte, ist vorhanden: %3.</translation>
    </message>
    <message>
        <source>Make the database anew, so that it is empty, and run varve-cli init-database again.</source>
        <translation>Die Datenbank neu anlegen, sodass sie leer ist, und varve-cli init-database noch einmal ausführen.</translation>
    </message>
    <message>
        <source>%1 has no history, and is not empty: %2.</source>
        <translation>%1 hat keine Historie und ist nicht leer: %2.</translation>
    </message>
    <message>
        <source>See with varve-cli adopt-state which migrations it has, or name an empty database.</source>
        <translation>Mit varve-cli adopt-state nachsehen, welche Migrationen sie hat, oder eine leere Datenbank nennen.</translation>
    </message>
    <message>
        <source>Foreign keys are off while it runs, because %1, and checked before it is committed.</source>
        <translation>Fremdschlüssel sind während der Ausführung abgeschaltet, denn %1, und werden vor dem Commit geprüft.</translation>
    </message>
    <message>
        <source>Foreign keys are off while it runs if other tables refer to %1, because %2, and checked before it is committed.</source>
        <translation>Fremdschlüssel sind während der Ausführung abgeschaltet, wenn andere Tabellen auf %1 verweisen, denn %2, und werden vor dem Commit geprüft.</translation>
    </message>
    <message>
        <source>It changes %1 together, each a file of its own: those in WAL mode leave it for the run, so that the commit is all or nothing.</source>
        <translation>Sie ändert %1 zusammen, jede eine eigene Datei: Die im WAL-Modus verlassen ihn für den Lauf, damit der Commit alles oder nichts ist.</translation>
    </message>
    <message>
        <source>The whole run is one transaction (transaction = "all"): after a failure nothing can go on.</source>
        <translation>Der ganze Lauf ist eine Transaktion (transaction = "all"): Nach einem Fehler kann nichts weitergehen.</translation>
    </message>
    <message>
        <source>Put its file back; where it was renamed, varve-cli repair follows it; varve-cli unstamp %1 forgets it.</source>
        <translation>Ihre Datei zurücklegen; wurde sie umbenannt, folgt ihr varve-cli repair; varve-cli unstamp %1 vergisst sie.</translation>
    </message>
    <message>
        <source>Put its file back; where it was renamed, varve-cli repair follows it; varve-cli unstamp %1 forgets it. Or set policies.missing in varve.toml.</source>
        <translation>Ihre Datei zurücklegen; wurde sie umbenannt, folgt ihr varve-cli repair; varve-cli unstamp %1 vergisst sie. Oder policies.missing in varve.toml setzen.</translation>
    </message>
    <message>
        <source>read-only transaction</source>
        <translation>schreibgeschützte Transaktion</translation>
    </message>
    <message>
        <source>in the run's transaction</source>
        <translation>in der Transaktion des Laufs</translation>
    </message>
    <message>
        <source>in units: %1</source>
        <translation>in Einheiten: %1</translation>
    </message>
    <message>
        <source>Afterwards: new statistics of %1</source>
        <translation>Danach: neue Statistiken von %1</translation>
    </message>
    <message>
        <source>Afterwards: %1 are read and checked as a whole</source>
        <translation>Danach: %1 werden als Ganzes gelesen und geprüft</translation>
    </message>
    <message>
        <source>Session: %1</source>
        <translation>Sitzung: %1</translation>
    </message>
    <message>
        <source>Transaction: one for the whole run</source>
        <translation>Transaktion: eine für den ganzen Lauf</translation>
    </message>
    <message>
        <source>After a failure: goes on with what does not need it</source>
        <translation>Nach einem Fehler: geht weiter mit dem, was ihn nicht braucht</translation>
    </message>
    <message>
        <source>A statement of %1 creates what is not there afterwards: %2.</source>
        <translation>Eine Anweisung von %1 legt an, was danach nicht da ist: %2.</translation>
    </message>
    <message>
        <source>It makes another schema than the migrations: %1.</source>
        <translation>Es ergibt ein anderes Schema als die Migrationen: %1.</translation>
    </message>
    <message>
        <source>Bring the script up to date, or let init_contains in varve.toml name the migration up to which it goes.</source>
        <translation>Das Skript auf den neuesten Stand bringen oder mit init_contains in varve.toml die Migration nennen, bis zu der es reicht.</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>all migrations are applied</comment>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>all migrations are rolled back</comment>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Up again</source>
        <comment>all migrations are applied</comment>
        <translation>Wieder auf</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>is in the scratch database</comment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>there is now: %1</source>
        <translation>nun vorhanden: %1</translation>
    </message>
    <message>
        <source>absent: %1</source>
        <translation>fehlt: %1</translation>
    </message>
    <message>
        <source>It does not take everything back:</source>
        <translation>Sie nimmt nicht alles zurück:</translation>
    </message>
    <message>
        <source>Created by a statement, and looked for afterwards: %1.</source>
        <translation>Von einer Anweisung angelegt und danach gesucht: %1.</translation>
    </message>
    <message>
        <source>%1 fails.</source>
        <translation>%1 schlägt fehl.</translation>
    </message>
    <message>
        <source>%1 makes the same schema as the migrations.</source>
        <translation>%1 ergibt dasselbe Schema wie die Migrationen.</translation>
    </message>
    <message>
        <source>%1 makes another schema than the migrations:</source>
        <translation>%1 ergibt ein anderes Schema als die Migrationen:</translation>
    </message>
    <message>
        <source>The rehearsal failed.</source>
        <translation>Die Probe ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>There is nothing to rehearse.</source>
        <translation>Es gibt nichts zu proben.</translation>
    </message>
    <message>
        <source>Everything went up and down, but what is rolled back leaves something behind.</source>
        <translation>Alles lief auf und ab, doch was zurückgenommen wird, lässt etwas zurück.</translation>
    </message>
    <message>
        <source>Everything went up, and down to where the way back ends.</source>
        <translation>Alles lief auf und bis dorthin ab, wo der Weg zurück endet.</translation>
    </message>
    <message>
        <source>Everything went up, down and up again.</source>
        <translation>Alles lief auf, ab und wieder auf.</translation>
    </message>
    <message>
        <source>From the database&apos;s schema as it is, without its rows.</source>
        <translation>Vom Schema der Datenbank, wie es ist, ohne ihre Zeilen.</translation>
    </message>
    <message>
        <source>From the schema of %1 as it is, without its rows.</source>
        <translation>Vom Schema von %1, wie es ist, ohne seine Zeilen.</translation>
    </message>
    <message>
        <source>Of it, these cannot be made anew in the scratch database:</source>
        <translation>Davon lassen sich diese in der Wegwerf-Datenbank nicht neu anlegen:</translation>
    </message>
    <message>
        <source>These are made otherwise there:</source>
        <translation>Diese entstehen dort anders:</translation>
    </message>
    <message>
        <source>%1 has nothing in a down section: the way back ends there.</source>
        <translation>%1 hat nichts in einem Abwärtsabschnitt: Dort endet der Weg zurück.</translation>
    </message>
    <message>
        <source>The second time up gives another schema than the first:</source>
        <translation>Das zweite Mal aufwärts ergibt ein anderes Schema als das erste:</translation>
    </message>
    <message>
        <source>%1 is partly applied: go on with varve-cli resume, or roll it back.</source>
        <translation>%1 ist teilweise angewendet: mit varve-cli resume fortfahren oder zurücknehmen.</translation>
    </message>
    <message>
        <source>%1 changed since it was applied. Restore the file, or accept the change with --accept-changes %1.</source>
        <translation>%1 wurde seit der Anwendung geändert. Die Datei wiederherstellen oder die Änderung mit --accept-changes %1 annehmen.</translation>
    </message>
    <message>
        <source>%1 is applied and missing from the folder: put its file back, or use varve-cli unstamp %2.</source>
        <translation>%1 ist angewendet und fehlt im Ordner: ihre Datei zurücklegen oder varve-cli unstamp %2 verwenden.</translation>
    </message>
    <message>
        <source>%1 has no change to accept: %2.</source>
        <translation>%1 hat keine Änderung anzunehmen: %2.</translation>
    </message>
    <message>
        <source>%1 could not be counted: %2</source>
        <translation>%1 konnte nicht gezählt werden: %2</translation>
    </message>
    <message>
        <source>Rows could not be counted: %1</source>
        <translation>Zeilen konnten nicht gezählt werden: %1</translation>
    </message>
    <message>
        <source>%1 got a row from %2</source>
        <translation>%1 bekam eine Zeile von %2</translation>
    </message>
    <message>
        <source>The run went on with what does not need it (on_failure = continue).</source>
        <translation>Der Lauf ging weiter mit dem, was sie nicht braucht (on_failure = continue).</translation>
    </message>
    <message>
        <source>The folder %1 cannot be removed.</source>
        <translation>Der Ordner %1 kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>A scratch database will be made on the server of %1, and removed afterwards.</source>
        <translation>Auf dem Server von %1 wird eine Wegwerf-Datenbank angelegt und danach entfernt.</translation>
    </message>
    <message>
        <source>%1 works outside the scratch database, on %2, and was not run.</source>
        <translation>%1 arbeitet außerhalb der Wegwerf-Datenbank, an %2, und wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Leave out the other database's name, or let scratch in varve.toml name an environment whose server is for trying things.</source>
        <translation>Den Namen der anderen Datenbank weglassen oder mit scratch in varve.toml eine Umgebung nennen, deren Server zum Ausprobieren da ist.</translation>
    </message>
    <message>
        <source>The connection was lost while statements of %1 were committed; its journal says whether they were.</source>
        <translation>Die Verbindung ging verloren, während Anweisungen von %1 festgeschrieben wurden; ihr Journal sagt, ob sie es sind.</translation>
    </message>
    <message numerus="yes">
        <source>%n statements of %1 remain: they were committed before.</source>
        <translation>
            <numerusform>%n Anweisung von %1 bleibt: Sie wurde vorher festgeschrieben.</numerusform>
            <numerusform>%n Anweisungen von %1 bleiben: Sie wurden vorher festgeschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and the %n before it are still applied: %2 rolled the run's transaction back.</source>
        <translation>
            <numerusform>%1 und die %n davor sind noch angewendet: %2 hat die Transaktion des Laufs zurückgerollt.</numerusform>
            <numerusform>%1 und die %n davor sind noch angewendet: %2 hat die Transaktion des Laufs zurückgerollt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing of %1 and of the %n before it remains: %2 rolled the run's transaction back.</source>
        <translation>
            <numerusform>Nichts von %1 und von der %n davor bleibt: %2 hat die Transaktion des Laufs zurückgerollt.</numerusform>
            <numerusform>Nichts von %1 und von den %n davor bleibt: %2 hat die Transaktion des Laufs zurückgerollt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n migrations are still applied: %1 rolled the run's transaction back.</source>
        <translation>
            <numerusform>Die %n Migration ist noch angewendet: %1 hat die Transaktion des Laufs zurückgerollt.</numerusform>
            <numerusform>Die %n Migrationen sind noch angewendet: %1 hat die Transaktion des Laufs zurückgerollt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing of the %n migrations remains: %1 rolled the run's transaction back.</source>
        <translation>
            <numerusform>Nichts von der %n Migration bleibt: %1 hat die Transaktion des Laufs zurückgerollt.</numerusform>
            <numerusform>Nichts von den %n Migrationen bleibt: %1 hat die Transaktion des Laufs zurückgerollt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The commit of all %n migrations failed.</source>
        <translation>
            <numerusform>Der Commit der %n Migration schlug fehl.</numerusform>
            <numerusform>Der Commit aller %n Migrationen schlug fehl.</numerusform>
        </translation>
    </message>
    <message>
        <source>The commit failed.</source>
        <translation>Der Commit schlug fehl.</translation>
    </message>
    <message numerus="yes">
        <source>It was tried %n times.</source>
        <translation>
            <numerusform>Es wurde %n Mal versucht.</numerusform>
            <numerusform>Es wurde %n Mal versucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not started, because they need what failed: %1.</source>
        <translation>Nicht begonnen, weil sie brauchen, was fehlschlug: %1.</translation>
    </message>
    <message>
        <source>%1: %2 Attempt %3 of %4 begins in %5 ms.</source>
        <translation>%1: %2 Versuch %3 von %4 beginnt in %5 ms.</translation>
    </message>
    <message numerus="yes">
        <source>%n migrations verified; nothing was changed.</source>
        <translation>
            <numerusform>%n Migration geprüft; nichts wurde geändert.</numerusform>
            <numerusform>%n Migrationen geprüft; nichts wurde geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations verified; the checks of %1 are not met. Nothing was changed.</source>
        <translation>
            <numerusform>%n Migration geprüft; die Prüfungen von %1 sind nicht erfüllt. Nichts wurde geändert.</numerusform>
            <numerusform>%n Migrationen geprüft; die Prüfungen von %1 sind nicht erfüllt. Nichts wurde geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is done.</source>
        <translation>%1 ist erledigt.</translation>
    </message>
    <message numerus="yes">
        <source>%n repairs written to the history; nothing was run.</source>
        <translation>
            <numerusform>%n Reparatur in die Historie geschrieben; nichts wurde ausgeführt.</numerusform>
            <numerusform>%n Reparaturen in die Historie geschrieben; nichts wurde ausgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The session of this environment cannot be set up (%1): %2</source>
        <translation>Die Sitzung dieser Umgebung lässt sich nicht einrichten (%1): %2</translation>
    </message>
    <message>
        <source>Correct role, search_path or session in varve.toml.</source>
        <translation>role, search_path oder session in varve.toml berichtigen.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows refer to what would not be there after it: %1.</source>
        <translation>
            <numerusform>%n Zeile verweist auf etwas, das danach nicht da wäre: %1.</numerusform>
            <numerusform>%n Zeilen verweisen auf etwas, das danach nicht da wäre: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Foreign keys were off while it ran, because %1. Give these rows something to refer to, or take them out, in the migration.</source>
        <translation>Fremdschlüssel waren während der Ausführung abgeschaltet, denn %1. Diesen Zeilen in der Migration etwas geben, worauf sie verweisen, oder sie herausnehmen.</translation>
    </message>
    <message>
        <source>COPY … TO STDOUT gives its rows to a client program; Varve does not run it.</source>
        <translation>COPY … TO STDOUT gibt seine Zeilen an ein Clientprogramm; Varve führt es nicht aus.</translation>
    </message>
    <message>
        <source>Write a SELECT instead.</source>
        <translation>Stattdessen ein SELECT schreiben.</translation>
    </message>
    <message>
        <source>%1 changes %2, where Varve keeps what was done.</source>
        <translation>%1 ändert %2, worin Varve festhält, was getan wurde.</translation>
    </message>
    <message>
        <source>Take the statement out; varve-cli stamp, unstamp and repair write what is true into the history.</source>
        <translation>Die Anweisung herausnehmen; varve-cli stamp, unstamp und repair schreiben in die Historie, was wahr ist.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; renames the schema in which Varve keeps what was done.</source>
        <translation>„%1“ benennt das Schema um, in dem Varve festhält, was getan wurde.</translation>
    </message>
    <message>
        <source>Take the statement out; or let schema under [history] in varve.toml name another place for these tables.</source>
        <translation>Die Anweisung herausnehmen; oder schema unter [history] in varve.toml einen anderen Platz für diese Tabellen nennen lassen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; drops the database in which the migrations run.</source>
        <translation>„%1“ löscht die Datenbank, in der die Migrationen laufen.</translation>
    </message>
    <message>
        <source>Take the statement out, and drop by name what is to go.</source>
        <translation>Die Anweisung herausnehmen und, was wegsoll, mit seinem Namen löschen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; drops the tables in which Varve keeps what was done, with all that is beside them.</source>
        <translation>„%1“ löscht die Tabellen, in denen Varve festhält, was getan wurde, mit allem, was neben ihnen steht.</translation>
    </message>
    <message>
        <source>Take the statement out, and drop by name what is to go; or let schema under [history] in varve.toml name another place for these tables.</source>
        <translation>Die Anweisung herausnehmen und, was wegsoll, mit seinem Namen löschen; oder schema unter [history] in varve.toml einen anderen Platz für diese Tabellen nennen lassen.</translation>
    </message>
    <message>
        <source>line %1 says so</source>
        <translation>Zeile %1 sagt es so</translation>
    </message>
    <message>
        <source>line %1 rebuilds %2</source>
        <translation>Zeile %1 baut %2 neu auf</translation>
    </message>
    <message>
        <source>A carriage return alone stands in a comment, which for %1 goes on behind it.</source>
        <translation>Ein einzelner Wagenrücklauf steht in einem Kommentar, der für %1 dahinter weitergeht.</translation>
    </message>
    <message>
        <source>Save the file with line ends LF or CR LF.</source>
        <translation>Die Datei mit den Zeilenenden LF oder CR LF speichern.</translation>
    </message>
    <message>
        <source>The index %1 is there and not valid: building it failed before.</source>
        <translation>Der Index %1 ist vorhanden und nicht gültig: Sein Aufbau ist zuvor fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Drop it with DROP INDEX CONCURRENTLY %1, then run again.</source>
        <translation>Ihn mit DROP INDEX CONCURRENTLY %1 löschen, dann noch einmal ausführen.</translation>
    </message>
    <message>
        <source>The index %1 was left behind and is not valid: mend the rows, drop it with DROP INDEX CONCURRENTLY %1, then run again.</source>
        <translation>Der Index %1 blieb zurück und ist nicht gültig: die Zeilen in Ordnung bringen, ihn mit DROP INDEX CONCURRENTLY %1 löschen, dann noch einmal ausführen.</translation>
    </message>
    <message>
        <source>varve.toml wants the whole run in one transaction (transaction = "all"), and %1 commits with each definition.</source>
        <translation>varve.toml will den ganzen Lauf in einer Transaktion (transaction = "all"), und %1 schreibt mit jeder Definition fest.</translation>
    </message>
    <message>
        <source>Write transaction = "migration" or "auto" under [policies].</source>
        <translation>Unter [policies] transaction = "migration" oder "auto" schreiben.</translation>
    </message>
    <message>
        <source>%1: %2, and varve.toml wants the whole run in one transaction (transaction = "all").</source>
        <translation>%1: %2, und varve.toml will den ganzen Lauf in einer Transaktion (transaction = "all").</translation>
    </message>
    <message>
        <source>Write transaction = "migration" or "auto" under [policies]; what stands before can run first.</source>
        <translation>Unter [policies] transaction = "migration" oder "auto" schreiben; was davor steht, kann zuerst laufen.</translation>
    </message>
    <message>
        <source>%1: foreign keys have to be off while it runs, because %2; SQLite switches them outside of a transaction only, and varve.toml wants the whole run in one (transaction = "all").</source>
        <translation>%1: Fremdschlüssel müssen während der Ausführung abgeschaltet sein, denn %2; SQLite schaltet sie nur außerhalb einer Transaktion um, und varve.toml will den ganzen Lauf in einer (transaction = "all").</translation>
    </message>
    <message>
        <source>Write transaction = "migration" under [policies].</source>
        <translation>Unter [policies] transaction = "migration" schreiben.</translation>
    </message>
    <message>
        <source>%1: %2. It runs in units, and what a unit committed before a failure stays.</source>
        <translation>%1: %2. Sie läuft in Einheiten, und was eine Einheit vor einem Fehler festschrieb, bleibt.</translation>
    </message>
    <message>
        <source>%1: %2. It runs in units, and what a unit committed before a failure stays: %3.</source>
        <translation>%1: %2. Sie läuft in Einheiten, und was eine Einheit vor einem Fehler festschrieb, bleibt: %3.</translation>
    </message>
    <message>
        <source>statement %1 by itself</source>
        <translation>Anweisung %1 für sich</translation>
    </message>
    <message>
        <source>statement %1 in a transaction</source>
        <translation>Anweisung %1 in einer Transaktion</translation>
    </message>
    <message>
        <source>statements %1 to %2 in one transaction</source>
        <translation>Anweisungen %1 bis %2 in einer Transaktion</translation>
    </message>
    <message>
        <source>%1 is not applied on %2: %3.</source>
        <translation>%1 ist auf %2 nicht angewendet: %3.</translation>
    </message>
    <message>
        <source>%1 changed since it was applied; its checks are those of the file as it is.</source>
        <translation>%1 wurde seit der Anwendung geändert; die Prüfungen sind die der Datei, wie sie ist.</translation>
    </message>
    <message>
        <source>%1 has no verify section.</source>
        <translation>%1 hat keinen Prüfabschnitt.</translation>
    </message>
    <message>
        <source>loses data</source>
        <translation>verliert Daten</translation>
    </message>
    <message>
        <source>loses structure</source>
        <translation>verliert Struktur</translation>
    </message>
    <message>
        <source>loses data or structure</source>
        <translation>verliert Daten oder Struktur</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no: %1</source>
        <translation>nein: %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Hazards</source>
        <translation>Gefahren</translation>
    </message>
    <message>
        <source>Can be rolled back</source>
        <translation>Rückweg</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>What the history gets</source>
        <translation>Was in die Historie kommt</translation>
    </message>
    <message>
        <source>%1 has no statements: it is only recorded.</source>
        <translation>%1 hat keine Anweisungen: Sie wird nur verzeichnet.</translation>
    </message>
    <message>
        <source>Run it with: %1</source>
        <translation>Ausführen mit: %1</translation>
    </message>
    <message>
        <source>The check of its foreign keys failed.</source>
        <translation>Die Prüfung ihrer Fremdschlüssel ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Write one, or take the file out of the folder. Or set policies.empty in varve.toml.</source>
        <translation>Eine schreiben oder die Datei aus dem Ordner nehmen. Oder policies.empty in varve.toml setzen.</translation>
    </message>
    <message>
        <source>The target %1 goes back, and stamp goes forward here.</source>
        <translation>Das Ziel %1 führt zurück, und stamp geht hier vorwärts.</translation>
    </message>
    <message>
        <source>varve-cli unstamp marks single migrations as not applied, and varve-cli stamp base all of them.</source>
        <translation>varve-cli unstamp markiert einzelne Migrationen als nicht angewendet, varve-cli stamp base alle.</translation>
    </message>
    <message>
        <source>All of the plan was done; only the end of the run could not be written down.</source>
        <translation>Der ganze Plan ist ausgeführt; nur das Ende des Laufs konnte nicht vermerkt werden.</translation>
    </message>
    <message>
        <source>%1 has answered nothing for %2 s since the run was cancelled.</source>
        <translation>%1 hat seit dem Abbruch des Laufs %2 s lang nichts geantwortet.</translation>
    </message>
    <message>
        <source>Look at the status when %1 answers again: it says what became of the run. Until then %1 may go on with the statement and hold its locks.</source>
        <translation>Den Status ansehen, wenn %1 wieder antwortet: Er sagt, was aus dem Lauf wurde. Bis dahin kann %1 die Anweisung weiter ausführen und ihre Sperren halten.</translation>
    </message>
    <message>
        <source>Until %1 answers again, it may go on with the statement and hold its locks.</source>
        <translation>Bis %1 wieder antwortet, kann es die Anweisung weiter ausführen und ihre Sperren halten.</translation>
    </message>
    <message>
        <source>The journal of %1 says what of it was committed.</source>
        <translation>Das Journal von %1 sagt, was davon festgeschrieben wurde.</translation>
    </message>
    <message>
        <source>statement %1 of %2</source>
        <translation>Anweisung %1 von %2</translation>
    </message>
    <message>
        <source>statements %1 to %2 of %3</source>
        <translation>Anweisungen %1 bis %2 von %3</translation>
    </message>
    <message>
        <source>%1 rolled the transaction back, but a table that takes no part in transactions was changed: what remains of %2 is not known.</source>
        <translation>%1 hat die Transaktion zurückgenommen, aber eine Tabelle war geändert, die an Transaktionen nicht teilnimmt: Was bleibt, ist nicht bekannt (%2).</translation>
    </message>
    <message>
        <source>Undone with the transaction: %1.</source>
        <translation>Mit der Transaktion zurückgenommen: %1.</translation>
    </message>
    <message>
        <source>What %1 did after the transaction was rolled back is not known.</source>
        <translation>Was %1 tat, nachdem die Transaktion zurückgenommen war, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>What %1 did after the transaction was committed is not known.</source>
        <translation>Was %1 tat, nachdem die Transaktion festgeschrieben war, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The transaction ended in between: what remains of %1 is not known.</source>
        <translation>Die Transaktion endete dazwischen: Was bleibt, ist nicht bekannt (%1).</translation>
    </message>
    <message>
        <source>What %1 did before it failed is not known: no transaction was there to undo it.</source>
        <translation>Was %1 tat, ehe es scheiterte, ist nicht bekannt: Keine Transaktion machte es rückgängig.</translation>
    </message>
    <message>
        <source>The connection was lost during statement %1, which may have committed what stands before it; the journal of %2 says whether it did.</source>
        <translation>Die Verbindung ging während Anweisung %1 verloren, die vielleicht festgeschrieben hat, was vor ihr steht; das Journal von %2 sagt, ob sie es tat.</translation>
    </message>
    <message>
        <source>The COMMIT of %1 may have been sent; whether it took place is not known.</source>
        <translation>Das COMMIT von %1 ist vielleicht gesendet; ob es stattfand, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Statement %1 commits by itself; whether it was done is not known.</source>
        <translation>Anweisung %1 schreibt sich selbst fest; ob sie ausgeführt wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 stays in WAL mode, in which it was filled, because another program has it open. "PRAGMA journal_mode = DELETE" ends that when nobody has.</source>
        <translation>%1 bleibt im WAL-Modus, in dem es gefüllt wurde, weil ein anderes Programm es geöffnet hat. „PRAGMA journal_mode = DELETE“ beendet ihn, wenn niemand es mehr offen hat.</translation>
    </message>
    <message>
        <source>can be undone</source>
        <translation>kann rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>has no way back</source>
        <translation>hat keinen Rückweg</translation>
    </message>
    <message>
        <source>structure comes back, data does not</source>
        <translation>Struktur kommt zurück, Daten nicht</translation>
    </message>
    <message>
        <source>data does not come back</source>
        <translation>Daten kommen nicht zurück</translation>
    </message>
    <message>
        <source>Sent again first, for the session: %1 (%2)</source>
        <translation>Zuerst erneut gesendet, für die Sitzung: %1 (%2)</translation>
    </message>
    <message>
        <source>makes something temporary, which went with its session</source>
        <translation>legt etwas Temporäres an, das mit seiner Sitzung endete</translation>
    </message>
    <message>
        <source>keeps a value for its session, which would be another one now</source>
        <translation>merkt sich für seine Sitzung einen Wert, der jetzt ein anderer wäre</translation>
    </message>
    <message>
        <source>chooses a database that was dropped behind it</source>
        <translation>wählt eine Datenbank, die dahinter gelöscht wurde</translation>
    </message>
    <message>
        <source>opens a cursor, which went with its session</source>
        <translation>öffnet einen Cursor, der mit seiner Sitzung endete</translation>
    </message>
    <message>
        <source>opens a handler, which went with its session</source>
        <translation>öffnet einen Handler, der mit seiner Sitzung endete</translation>
    </message>
    <message>
        <source>takes a lock, which went with its session</source>
        <translation>nimmt eine Sperre, die mit ihrer Sitzung endete</translation>
    </message>
    <message>
        <source>Statement %1 of %2 %3.</source>
        <translation>Anweisung %1 von %2 %3.</translation>
    </message>
    <message numerus="yes">
        <source>The session that ran the first %n statements is over.</source>
        <translation>
            <numerusform>Die Sitzung, die die erste Anweisung ausführte, ist beendet.</numerusform>
            <numerusform>Die Sitzung, die die ersten %n Anweisungen ausführte, ist beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Run the down section: varve-cli rollback. To have it made again go back to statement %2, and what was run from there on runs a second time: varve-cli resume %1 --at %2. If nothing behind needs it, go on with: varve-cli resume %1 --at %3</source>
        <translation>Führen Sie den Down-Abschnitt aus: varve-cli rollback. Damit es neu entsteht, gehen Sie zu Anweisung %2 zurück; was von da an lief, läuft ein zweites Mal: varve-cli resume %1 --at %2. Wenn nichts dahinter es braucht, geht es weiter mit: varve-cli resume %1 --at %3</translation>
    </message>
    <message>
        <source>Run the down section: varve-cli rollback. To have it made again go back to the first statement, as every place behind that lacks something, and all that was run runs a second time: varve-cli resume %1 --at %2. If nothing behind needs it, go on with: varve-cli resume %1 --at %3</source>
        <translation>Führen Sie den Down-Abschnitt aus: varve-cli rollback. Damit es neu entsteht, gehen Sie zur ersten Anweisung zurück, denn an jeder Stelle dahinter fehlt etwas; alles, was lief, läuft ein zweites Mal: varve-cli resume %1 --at %2. Wenn nichts dahinter es braucht, geht es weiter mit: varve-cli resume %1 --at %3</translation>
    </message>
    <message>
        <source>What statement %1 of %2 (%3) may have set in its session went with that and is not set again.</source>
        <translation>Was Anweisung %1 von %2 (%3) in ihrer Sitzung gesetzt haben mag, endete mit dieser und wird nicht erneut gesetzt.</translation>
    </message>
</context>
<context>
    <name>Varve::Execution::Validation</name>
    <message>
        <source>The variable "%1" has no value in %2.</source>
        <translation>Die Variable „%1“ hat in %2 keinen Wert.</translation>
    </message>
    <message>
        <source>Give it one in varve.toml under [variables] or [environments.NAME.variables], or with --set.</source>
        <translation>Ihr in varve.toml unter [variables] oder [environments.NAME.variables] oder mit --set einen Wert geben.</translation>
    </message>
    <message>
        <source>Write what it changes, or remove the file.</source>
        <translation>Schreiben, was sie ändert, oder die Datei entfernen.</translation>
    </message>
</context>
<context>
    <name>Varve::History</name>
    <message>
        <source>Who holds the lock cannot be told: %1 cannot be read: %2.</source>
        <translation>Wer die Sperre hält, lässt sich nicht sagen: %1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>Give it the rights of the database&apos;s file, or remove it while nothing runs.</source>
        <translation>Geben Sie ihr die Rechte der Datenbankdatei, oder entfernen Sie sie, solange nichts läuft.</translation>
    </message>
    <message>
        <source>The lock file %1 is a symbolic link; Varve does not follow it.</source>
        <translation>Die Sperrdatei %1 ist ein symbolischer Link; Varve folgt ihm nicht.</translation>
    </message>
    <message>
        <source>Remove the link.</source>
        <translation>Den Link entfernen.</translation>
    </message>
    <message>
        <source>The lock file %1 cannot be written: %2.</source>
        <translation>Die Sperrdatei %1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>A run needs the right to write in the database's folder, for the lock and for SQLite's own journal.</source>
        <translation>Ein Lauf braucht Schreibrecht im Ordner der Datenbank, für die Sperre und für das eigene Journal von SQLite.</translation>
    </message>
    <message>
        <source>The lock file %1 is not a regular file.</source>
        <translation>Die Sperrdatei %1 ist keine reguläre Datei.</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>Sie entfernen.</translation>
    </message>
    <message>
        <source>The lock file %1 cannot be locked: %2.</source>
        <translation>Die Sperrdatei %1 kann nicht gesperrt werden: %2.</translation>
    </message>
    <message>
        <source>The table %1 is not Varve's: it has the columns %2, expected are %3.</source>
        <translation>Die Tabelle %1 ist nicht die von Varve: Sie hat die Spalten %2, erwartet sind %3.</translation>
    </message>
    <message>
        <source>Name another table in varve.toml: [history] table = "varve_history". The tables beside it are then called varve_history_runs, varve_history_journal and varve_history_versions.</source>
        <translation>In varve.toml eine andere Tabelle nennen: [history] table = "varve_history". Die Tabellen daneben heißen dann varve_history_runs, varve_history_journal und varve_history_versions.</translation>
    </message>
    <message>
        <source>Somebody else is running migrations on %1.</source>
        <translation>Jemand anderes führt gerade Migrationen auf %1 aus.</translation>
    </message>
    <message>
        <source>%1 is running migrations on %2.</source>
        <translation>%1 führt gerade Migrationen auf %2 aus.</translation>
    </message>
    <message>
        <source>Somebody else is running migrations on %1, and did not finish within %2 s.</source>
        <translation>Jemand anderes führt gerade Migrationen auf %1 aus und wurde innerhalb von %2 s nicht fertig.</translation>
    </message>
    <message>
        <source>%1 is running migrations on %2, and did not finish within %3 s.</source>
        <translation>%1 führt gerade Migrationen auf %2 aus und wurde innerhalb von %3 s nicht fertig.</translation>
    </message>
    <message>
        <source>Wait until that run has ended, then try again. The lock goes with its process.</source>
        <translation>Warten, bis jener Lauf beendet ist, dann erneut versuchen. Die Sperre endet mit ihrem Prozess.</translation>
    </message>
    <message>
        <source>Cancelled while waiting for the lock. Nothing was run.</source>
        <translation>Beim Warten auf die Sperre abgebrochen. Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>%1 on %2, process %3, since %4</source>
        <translation>%1 auf %2, Prozess %3, seit %4</translation>
    </message>
    <message>
        <source>%1 with a plan&apos;s script, since %2</source>
        <translation>%1 mit dem Skript eines Plans, seit %2</translation>
    </message>
    <message>
        <source>the server&apos;s session %1 (whose it is, this user is not shown)</source>
        <translation>Sitzung %1 des Servers (wessen sie ist, wird diesem Benutzer nicht gezeigt)</translation>
    </message>
    <message>
        <source>%1 on %2, the server&apos;s session %3 (of which process is not known)</source>
        <translation>%1 auf %2, Sitzung %3 des Servers (welcher Prozess, ist nicht bekannt)</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>partly applied</source>
        <translation>teilweise angewendet</translation>
    </message>
    <message>
        <source>changed since applied</source>
        <translation>seit der Anwendung geändert</translation>
    </message>
    <message>
        <source>missing from the folder</source>
        <translation>fehlt im Ordner</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>außer der Reihe</translation>
    </message>
    <message>
        <source>not for this environment</source>
        <translation>nicht für diese Umgebung</translation>
    </message>
    <message>
        <source>does not run with the others</source>
        <translation>wird nicht mit den anderen ausgeführt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>git cannot be started: %1.</source>
        <translation>git kann nicht gestartet werden: %1.</translation>
    </message>
    <message>
        <source>git did not answer within %1 s.</source>
        <translation>git hat nicht innerhalb von %1 s geantwortet.</translation>
    </message>
    <message>
        <source>git says: %1.</source>
        <translation>git meldet: %1.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>Die Datei kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>No temporary file can be written.</source>
        <translation>Es kann keine temporäre Datei geschrieben werden.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>line ends only</source>
        <translation>nur Zeilenenden</translation>
    </message>
    <message>
        <source>comments or layout only</source>
        <translation>nur Kommentare oder Anordnung</translation>
    </message>
    <message>
        <source>the statements differ</source>
        <translation>die Anweisungen weichen ab</translation>
    </message>
    <message>
        <source>The history's schema is "%1", and this SQLite database has only %2.</source>
        <translation>Das Schema der Historie ist „%1“, und diese SQLite-Datenbank hat nur %2.</translation>
    </message>
    <message>
        <source>Attach a file under that name (attach = { "%1" = "FILE" }), or take schema out of [history].</source>
        <translation>Eine Datei unter diesem Namen anhängen (attach = { "%1" = "FILE" }) oder schema aus [history] nehmen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a standing and how</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>A pooler in transaction mode stands before the server: it gives each transaction another session, so that a run's lock and settings do not stay. Nothing was run.</source>
        <translation>Vor dem Server steht ein Pooler im Transaktionsmodus: Er gibt jeder Transaktion eine andere Sitzung, sodass Sperre und Einstellungen eines Laufs nicht bestehen bleiben. Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>Connect to the server itself, or to a pool in session mode.</source>
        <translation>Mit dem Server selbst verbinden oder mit einem Pool im Sitzungsmodus.</translation>
    </message>
    <message>
        <source>The run was interrupted: its process or its connection ended.</source>
        <translation>Der Lauf wurde unterbrochen: Sein Prozess oder seine Verbindung endete.</translation>
    </message>
    <message>
        <source>The run did not end well, and left no row that says why.</source>
        <translation>Der Lauf endete nicht gut und hinterließ keine Zeile, die sagt, warum.</translation>
    </message>
    <message>
        <source>The server still works for a run that is over (%1): session %2 did not end within %3 s.</source>
        <translation>Der Server arbeitet noch für einen Lauf, der vorbei ist (%1): Sitzung %2 endete nicht innerhalb von %3 s.</translation>
    </message>
    <message>
        <source>Since %1 it runs: %2</source>
        <translation>Seit %1 wird ausgeführt: %2</translation>
    </message>
    <message>
        <source>Wait longer with --wait, or end that session: varve-cli lock release --end-backend.</source>
        <translation>Mit --wait länger warten oder jene Sitzung beenden: varve-cli lock release --end-backend.</translation>
    </message>
    <message>
        <source>Cancelled while waiting for a run before to end. Nothing was run.</source>
        <translation>Beim Warten auf das Ende eines früheren Laufs abgebrochen. Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>SQLite has no sessions: its lock goes with the process.</source>
        <translation>SQLite hat keine Sitzungen: Die Sperre endet mit dem Prozess.</translation>
    </message>
    <message>
        <source>rolled back in part, at %1 of %2</source>
        <translation>teilweise zurückgenommen, bei %1 von %2</translation>
    </message>
    <message>
        <source>partial at %1 of %2</source>
        <translation>teilweise bei %1 von %2</translation>
    </message>
    <message>
        <source>, statement %1 is uncertain</source>
        <translation>, Anweisung %1 ist ungewiss</translation>
    </message>
    <message>
        <source>, the server&apos;s session %1 still works for it</source>
        <translation>, die Sitzung %1 des Servers arbeitet noch daran</translation>
    </message>
    <message>
        <source>, after it was %1</source>
        <comment>partial at 2 of 3</comment>
        <translation>, nach „%1“</translation>
    </message>
    <message>
        <source>, statements %1 to %2 are uncertain</source>
        <translation>, Anweisungen %1 bis %2 sind ungewiss</translation>
    </message>
    <message>
        <source>has "%1" as %2; expected is %3</source>
        <translation>hat „%1“ als %2; erwartet wird %3</translation>
    </message>
    <message>
        <source>names no migration</source>
        <translation>nennt keine Migration</translation>
    </message>
    <message>
        <source>up or down</source>
        <translation>up oder down</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>Row %1 of %2 is there twice.</source>
        <translation>Zeile %1 von %2 ist doppelt vorhanden.</translation>
    </message>
    <message>
        <source>Varve changes no row of a history. Keep the one that is true, and give the id its key again.</source>
        <translation>Varve ändert keine Zeile einer Historie. Die wahre behalten und der id ihren Schlüssel wiedergeben.</translation>
    </message>
    <message>
        <source>Row %1 of %2%3 %4.</source>
        <translation>Zeile %1 von %2%3 %4.</translation>
    </message>
    <message>
        <source>A newer version wrote it (%1): use that one here.</source>
        <translation>Eine neuere Version hat sie geschrieben (%1): hier diese verwenden.</translation>
    </message>
    <message>
        <source>Varve changes no row of a history. Correct the row, or bring the table back from a backup.</source>
        <translation>Varve ändert keine Zeile einer Historie. Die Zeile berichtigen oder die Tabelle aus einer Sicherung zurückholen.</translation>
    </message>
    <message>
        <source>The table %1 cannot be read as a history: %2.</source>
        <translation>Die Tabelle %1 lässt sich nicht als Historie lesen: %2.</translation>
    </message>
    <message>
        <source>Varve changes no row of a history. Give its columns their types again, or bring the table back from a backup.</source>
        <translation>Varve ändert keine Zeile einer Historie. Den Spalten ihre Typen wiedergeben oder die Tabelle aus einer Sicherung zurückholen.</translation>
    </message>
    <message>
        <source>The history %1 cannot be written, so nothing was run: %2.</source>
        <translation>Die Historie %1 kann nicht geschrieben werden, also wurde nichts ausgeführt: %2.</translation>
    </message>
    <message>
        <source>The table %1 is gone, and %2 shows that there was one.</source>
        <translation>Die Tabelle %1 ist weg, und %2 zeigt, dass es eine gab.</translation>
    </message>
    <message>
        <source>Bring it back from a backup; or drop %1 too, and say with varve-cli adopt-state or baseline what the database has.</source>
        <translation>Sie aus einer Sicherung zurückholen; oder auch %1 löschen und mit varve-cli adopt-state oder baseline sagen, was die Datenbank hat.</translation>
    </message>
    <message>
        <source>more than %1</source>
        <comment>rows</comment>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>rows</comment>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1: %2 rows, as before</source>
        <translation>%1: %2 Zeilen, wie zuvor</translation>
    </message>
    <message>
        <source>%1: %2 → %3 rows</source>
        <translation>%1: %2 → %3 Zeilen</translation>
    </message>
    <message>
        <source>%1: new, %2 rows</source>
        <translation>%1: neu, %2 Zeilen</translation>
    </message>
    <message>
        <source>%1: gone, had %2 rows</source>
        <translation>%1: weg, hatte %2 Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%n more tables were not counted</source>
        <translation>
            <numerusform>%n weitere Tabelle wurde nicht gezählt</numerusform>
            <numerusform>%n weitere Tabellen wurden nicht gezählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checks, %1 of them not met</source>
        <translation>
            <numerusform>%n Prüfung, %1 davon nicht erfüllt</numerusform>
            <numerusform>%n Prüfungen, %1 davon nicht erfüllt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checks met</source>
        <translation>
            <numerusform>%n Prüfung erfüllt</numerusform>
            <numerusform>%n Prüfungen erfüllt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more checks of the run were not kept</source>
        <translation>
            <numerusform>%n weitere Prüfung des Laufs wurde nicht aufgehoben</numerusform>
            <numerusform>%n weitere Prüfungen des Laufs wurden nicht aufgehoben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: found %2</source>
        <comment>place in a file, answer</comment>
        <translation>%1: gefunden %2</translation>
    </message>
    <message>
        <source>%1: expected %2, found %3</source>
        <translation>%1: erwartet %2, gefunden %3</translation>
    </message>
    <message>
        <source>%1: not met</source>
        <comment>a check</comment>
        <translation>%1: nicht erfüllt</translation>
    </message>
    <message>
        <source>statistics renewed: %1</source>
        <translation>Statistiken erneuert: %1</translation>
    </message>
    <message>
        <source>Interrupted: %1. Nothing of it runs any more; the next run records it as lost.</source>
        <translation>Unterbrochen: %1. Nichts davon läuft mehr; der nächste Lauf vermerkt ihn als verloren.</translation>
    </message>
    <message>
        <source>Running: %1.</source>
        <translation>Läuft: %1.</translation>
    </message>
    <message>
        <source>Running: %1, session %2.</source>
        <translation>Läuft: %1, Sitzung %2.</translation>
    </message>
    <message>
        <source>Left behind: %1; the server still works for it in session %2.</source>
        <translation>Zurückgeblieben: %1; der Server arbeitet in Sitzung %2 noch dafür.</translation>
    </message>
    <message>
        <source>It runs: %1</source>
        <translation>Ausgeführt wird: %1</translation>
    </message>
    <message>
        <source>Locked by %1.</source>
        <translation>Gesperrt von %1.</translation>
    </message>
    <message>
        <source>Nobody holds the lock.</source>
        <translation>Niemand hält die Sperre.</translation>
    </message>
    <message>
        <source>The lock of a file goes with its process: %1.</source>
        <translation>Die Sperre einer Datei endet mit ihrem Prozess: %1.</translation>
    </message>
    <message>
        <source>rollback failed</source>
        <translation>Rücknahme fehlgeschlagen</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Ausgangsstand</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>repariert</translation>
    </message>
    <message>
        <source>marked as applied</source>
        <translation>als angewendet markiert</translation>
    </message>
    <message>
        <source>marked as not applied</source>
        <translation>als nicht angewendet markiert</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Wann (UTC)</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>%1: history of %2</source>
        <translation>%1: Historie von %2</translation>
    </message>
    <message>
        <source>Nothing has been run here.</source>
        <translation>Hier wurde noch nichts ausgeführt.</translation>
    </message>
    <message>
        <source>Found after %1: %2</source>
        <translation>Gefunden nach %1: %2</translation>
    </message>
</context>
<context>
    <name>Varve::Options</name>
    <message>
        <source>--%1 is "%2"; it can be %3.</source>
        <translation>--%1 ist „%2“; möglich: %3.</translation>
    </message>
    <message>
        <source>Varve: a workbench for schema migrations.</source>
        <translation>Varve: eine Werkbank für Schema-Migrationen.</translation>
    </message>
    <message>
        <source>Open the demo.</source>
        <translation>Die Demo öffnen.</translation>
    </message>
    <message>
        <source>Start with this environment.</source>
        <translation>Mit dieser Umgebung beginnen.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>A database for a folder without varve.toml: sqlite:FILE, postgresql://…</source>
        <translation>Eine Datenbank für einen Ordner ohne varve.toml: sqlite:FILE, postgresql://…</translation>
    </message>
    <message>
        <source>Write a picture of the window and end.</source>
        <translation>Ein Bild des Fensters schreiben und beenden.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Write the documentation's pictures and end.</source>
        <translation>Die Bilder der Dokumentation schreiben und beenden.</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Use this theme: light or dark.</source>
        <translation>Dieses Farbschema verwenden: light oder dark.</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Use this language: en or de.</source>
        <translation>Diese Sprache verwenden: en oder de.</translation>
    </message>
    <message>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The folder of migrations to open.</source>
        <translation>Der Ordner mit Migrationen, der geöffnet wird.</translation>
    </message>
    <message>
        <source>One folder can be opened, %1 were named.</source>
        <translation>Ein Ordner kann geöffnet werden, %1 wurden genannt.</translation>
    </message>
    <message>
        <source>--demo and a folder exclude each other.</source>
        <translation>--demo und ein Ordner schließen einander aus.</translation>
    </message>
    <message>
        <source>varve --help lists the options.</source>
        <translation>varve --help listet die Optionen auf.</translation>
    </message>
    <message>
        <source>--screenshots needs --demo or a folder.</source>
        <translation>--screenshots braucht --demo oder einen Ordner.</translation>
    </message>
    <message>
        <source>There is no display: DISPLAY and WAYLAND_DISPLAY are not set.</source>
        <translation>Es gibt keine Anzeige: DISPLAY und WAYLAND_DISPLAY sind nicht gesetzt.</translation>
    </message>
    <message>
        <source>varve-cli does the same without a window. With QT_QPA_PLATFORM=offscreen, varve --screenshot FILE draws the window nevertheless.</source>
        <translation>varve-cli tut dasselbe ohne Fenster. Mit QT_QPA_PLATFORM=offscreen zeichnet varve --screenshot DATEI das Fenster trotzdem.</translation>
    </message>
    <message>
        <source>The display cannot be used: %1.</source>
        <translation>Die Anzeige kann nicht verwendet werden: %1.</translation>
    </message>
</context>
<context>
    <name>Varve::Project</name>
    <message numerus="yes">
        <source>"%1" may be any of %n migrations: %2.</source>
        <translation>
            <numerusform>„%1“ kann jede von %n Migration sein: %2.</numerusform>
            <numerusform>„%1“ kann jede von %n Migrationen sein: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>"%1" is a migration of the database %2 already, and an id is that of the whole project.</source>
        <translation>„%1“ ist schon eine Migration der Datenbank %2, und eine Kennung gilt für das ganze Projekt.</translation>
    </message>
    <message>
        <source>Give it another name.</source>
        <translation>Geben Sie ihr einen anderen Namen.</translation>
    </message>
    <message>
        <source>%1 (database %2) and %3 (database %4) are both migration &quot;%5&quot;; neither runs. An id is that of the whole project.</source>
        <translation>%1 (Datenbank %2) und %3 (Datenbank %4) sind beide die Migration „%5“; keine von beiden wird ausgeführt. Eine Kennung gilt im ganzen Projekt.</translation>
    </message>
    <message>
        <source>Rename one of them, or move its database&apos;s files into a folder below their migrations folder: their ids then begin with its name.</source>
        <translation>Benennen Sie eine davon um, oder legen Sie die Dateien ihrer Datenbank in einen Ordner unter deren Migrationsordner: Ihre Kennungen beginnen dann mit dessen Namen.</translation>
    </message>
    <message>
        <source>[[companions]] names "%1", which no file has.</source>
        <translation>[[companions]] nennt „%1“, das zu keiner Datei passt.</translation>
    </message>
    <message>
        <source>This file holds only variables and connections; everything else belongs into varve.toml.</source>
        <translation>Diese Datei enthält nur Variablen und Verbindungen; alles andere gehört in varve.toml.</translation>
    </message>
    <message>
        <source>%1 names no driver; allowed are %2.</source>
        <translation>%1 nennt keinen Treiber; erlaubt sind %2.</translation>
    </message>
    <message>
        <source>%1.driver is "%2", but [databases] says that this database is %3.</source>
        <translation>%1.driver ist „%2“, aber laut [databases] ist diese Datenbank %3.</translation>
    </message>
    <message>
        <source>%1 names no database; for SQLite it is the path of a file.</source>
        <translation>%1 nennt keine Datenbank; für SQLite ist das der Pfad einer Datei.</translation>
    </message>
    <message>
        <source>%1.attach: only SQLite attaches files.</source>
        <translation>%1.attach: Nur SQLite bindet Dateien ein.</translation>
    </message>
    <message>
        <source>%1 has no value.</source>
        <translation>%1 hat keinen Wert.</translation>
    </message>
    <message>
        <source>%1: a password does not belong into options.</source>
        <translation>%1: Ein Passwort gehört nicht in options.</translation>
    </message>
    <message>
        <source>Use password = "env:NAME", "file:PATH", "keychain:NAME" or "ask".</source>
        <translation>password = "env:NAME", "file:PATH", "keychain:NAME" oder "ask" verwenden.</translation>
    </message>
    <message>
        <source>%1 and %2 exclude each other: a URL says everything.</source>
        <translation>%1 und %2 schließen einander aus: Eine URL sagt alles.</translation>
    </message>
    <message>
        <source>%1 holds a password; secrets do not belong into this file.</source>
        <translation>%1 enthält ein Passwort; Geheimnisse gehören nicht in diese Datei.</translation>
    </message>
    <message>
        <source>Take it out of the URL and add password = "env:NAME", "file:PATH", "keychain:NAME" or "ask".</source>
        <translation>Aus der URL entfernen und password = "env:NAME", "file:PATH", "keychain:NAME" oder "ask" hinzufügen.</translation>
    </message>
    <message>
        <source>%1: the project has several databases (%2), so each needs a connection of its own.</source>
        <translation>%1: Das Projekt hat mehrere Datenbanken (%2), daher braucht jede eine eigene Verbindung.</translation>
    </message>
    <message>
        <source>Move it to [%1.connections.%2].</source>
        <translation>Nach [%1.connections.%2] verschieben.</translation>
    </message>
    <message>
        <source>%1: there is no database "%2"; there are %3.</source>
        <translation>%1: Es gibt keine Datenbank „%2“; vorhanden: %3.</translation>
    </message>
    <message>
        <source>Databases are named under [databases.NAME].</source>
        <translation>Datenbanken werden unter [databases.NAME] benannt.</translation>
    </message>
    <message>
        <source>%1 is given twice: here and directly under [%2].</source>
        <translation>%1 ist doppelt angegeben: hier und direkt unter [%2].</translation>
    </message>
    <message>
        <source>%1: "%2" is no colour; allowed are "#RRGGBB" and the palette's dev, test and prod.</source>
        <translation>%1: „%2“ ist keine Farbe; erlaubt sind "#RRGGBB" sowie dev, test und prod aus der Palette.</translation>
    </message>
    <message>
        <source>%1, environment %2</source>
        <translation>%1, Umgebung %2</translation>
    </message>
    <message>
        <source>%1: names that begin with "varve." are Varve's own.</source>
        <translation>%1: Namen, die mit „varve.“ beginnen, sind Varve vorbehalten.</translation>
    </message>
    <message>
        <source>The name of an environment may neither be empty nor hold control characters.</source>
        <translation>Der Name einer Umgebung darf weder leer sein noch Steuerzeichen enthalten.</translation>
    </message>
    <message>
        <source>varve.toml has no environment "%1"; it has %2.</source>
        <translation>varve.toml hat keine Umgebung „%1“; vorhanden: %2.</translation>
    </message>
    <message>
        <source>A release has no name.</source>
        <translation>Ein Release hat keinen Namen.</translation>
    </message>
    <message>
        <source>Add name = "1.0" or the like.</source>
        <translation>name = "1.0" oder Ähnliches hinzufügen.</translation>
    </message>
    <message>
        <source>An entry of [[categories]] has no pattern.</source>
        <translation>Ein Eintrag von [[categories]] hat kein Muster.</translation>
    </message>
    <message>
        <source>%1 may neither be empty nor hold control characters.</source>
        <translation>%1 darf weder leer sein noch Steuerzeichen enthalten.</translation>
    </message>
    <message>
        <source>%1: "%2" leaves the project's folder; folders are relative to varve.toml and below it.</source>
        <translation>%1: „%2“ führt aus dem Ordner des Projekts hinaus; Ordner sind relativ zu varve.toml und liegen darunter.</translation>
    </message>
    <message>
        <source>There are two releases "%1".</source>
        <translation>Es gibt zwei Releases „%1“.</translation>
    </message>
    <message>
        <source>An entry of [[companions]] has no path.</source>
        <translation>Ein Eintrag von [[companions]] hat keinen Pfad.</translation>
    </message>
    <message>
        <source>%1: "%2" leaves the project's folder; paths are relative to varve.toml and below it.</source>
        <translation>%1: „%2“ führt aus dem Ordner des Projekts hinaus; Pfade sind relativ zu varve.toml und liegen darunter.</translation>
    </message>
    <message>
        <source>KEY=VALUE is expected here.</source>
        <translation>Hier wird KEY=VALUE erwartet.</translation>
    </message>
    <message>
        <source>Only a comment may follow the closing quote.</source>
        <translation>Nach dem schließenden Anführungszeichen darf nur ein Kommentar folgen.</translation>
    </message>
    <message>
        <source>This quote is never closed.</source>
        <translation>Dieses Anführungszeichen wird nie geschlossen.</translation>
    </message>
    <message>
        <source>port: "%1" is no port; a port is a number from 1 to 65535.</source>
        <translation>port: „%1“ ist kein Port; ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>environment variable %1</source>
        <translation>Umgebungsvariable %1</translation>
    </message>
    <message>
        <source>%1 in .env</source>
        <translation>%1 in .env</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>Die Datei kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>The folder cannot be read: %1.</source>
        <translation>Der Ordner kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>Folders below this one are not looked into.</source>
        <translation>Ordner unterhalb von diesem werden nicht durchsucht.</translation>
    </message>
    <message>
        <source>This is a device, a pipe or a socket, not a file; it is not read.</source>
        <translation>Dies ist ein Gerät, eine Pipe oder ein Socket, keine Datei; es wird nicht gelesen.</translation>
    </message>
    <message>
        <source>The file's name is not plain text; it is not read.</source>
        <translation>Der Name der Datei ist kein reiner Text; sie wird nicht gelesen.</translation>
    </message>
    <message>
        <source>Rename it without control characters.</source>
        <translation>Ohne Steuerzeichen neu benennen.</translation>
    </message>
    <message>
        <source>This link leads nowhere.</source>
        <translation>Dieser Link führt ins Leere.</translation>
    </message>
    <message>
        <source>This link leads out of the project's folder; it is not read.</source>
        <translation>Dieser Link führt aus dem Ordner des Projekts hinaus; er wird nicht gelesen.</translation>
    </message>
    <message>
        <source>This is a link to a folder; it is not followed.</source>
        <translation>Dies ist ein Link auf einen Ordner; ihm wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>This is a link, a device or a pipe, not a file; it is not read.</source>
        <translation>Dies ist ein Link, ein Gerät oder eine Pipe, keine Datei; es wird nicht gelesen.</translation>
    </message>
    <message>
        <source>There is another migration "%1".</source>
        <translation>Es gibt eine weitere Migration „%1“.</translation>
    </message>
    <message>
        <source>%1 and %2 are both migration "%3"; neither runs.</source>
        <translation>%1 und %2 sind beide Migration „%3“; keine wird ausgeführt.</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>Eine von beiden umbenennen.</translation>
    </message>
    <message>
        <source>The file carries a mark of %1 ("%2"); it is shown, not run, because its down half would run with it.</source>
        <translation>Die Datei trägt eine Markierung von %1 („%2“); sie wird gezeigt, nicht ausgeführt, weil ihre Down-Hälfte mit ausgeführt würde.</translation>
    </message>
    <message>
        <source>Replace the marks by "-- varve:up" and "-- varve:down".</source>
        <translation>Die Markierungen durch „-- varve:up“ und „-- varve:down“ ersetzen.</translation>
    </message>
    <message>
        <source>The name is that of an undo file of Flyway; it is shown, not run.</source>
        <translation>Der Name ist der einer Undo-Datei von Flyway; sie wird gezeigt, nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Name it like its migration with ".down" before the extension.</source>
        <translation>Wie die zugehörige Migration benennen, mit „.down“ vor der Endung.</translation>
    </message>
    <message>
        <source>This is the down half of migration "%1", which has no up half here.</source>
        <translation>Dies ist die Down-Hälfte der Migration „%1“, die hier keine Up-Hälfte hat.</translation>
    </message>
    <message>
        <source>Category: "%1" is not known; allowed are %2.</source>
        <translation>Category: „%1“ ist nicht bekannt; erlaubt sind %2.</translation>
    </message>
    <message>
        <source>Database: there is no database "%1"; there are %2. The migration does not run.</source>
        <translation>Database: Es gibt keine Datenbank „%1“; vorhanden: %2. Die Migration wird nicht ausgeführt.</translation>
    </message>
    <message>
        <source>There is no environment "%1"; there are %2.</source>
        <translation>Es gibt keine Umgebung „%1“; vorhanden: %2.</translation>
    </message>
    <message>
        <source>Release "%1" names migration "%2", which is not in the folder.</source>
        <translation>Release „%1“ nennt die Migration „%2“, die nicht im Ordner ist.</translation>
    </message>
    <message>
        <source>Migration "%1" is named in release "%2" and again in release "%3"; the first counts.</source>
        <translation>Die Migration „%1“ ist in Release „%2“ und noch einmal in Release „%3“ genannt; das erste zählt.</translation>
    </message>
    <message>
        <source>[categories] names "%1", which no migration has.</source>
        <translation>[categories] nennt „%1“, das keine Migration hat.</translation>
    </message>
    <message>
        <source>[superseded] names migration "%1", which is not in the folder.</source>
        <translation>[superseded] nennt die Migration „%1“, die nicht im Ordner ist.</translation>
    </message>
    <message>
        <source>Prerequisites: no migration is called "%1".</source>
        <translation>Prerequisites: Keine Migration heißt „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und noch %n</numerusform>
            <numerusform>%1 und noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The project has no environments.</source>
        <translation>Das Projekt hat keine Umgebungen.</translation>
    </message>
    <message>
        <source>Add one under [environments.NAME] in varve.toml, or name a database with --database-url.</source>
        <translation>Eine unter [environments.NAME] in varve.toml hinzufügen oder mit --database-url eine Datenbank nennen.</translation>
    </message>
    <message>
        <source>There is no environment "%1", only the database that %2 names.</source>
        <translation>Es gibt keine Umgebung „%1“, nur die Datenbank, die %2 nennt.</translation>
    </message>
    <message>
        <source>Leave the name out to mean that one, or add an environment under [environments.NAME] in varve.toml.</source>
        <translation>Den Namen weglassen, um diese zu meinen, oder in varve.toml unter [environments.NAME] eine Umgebung hinzufügen.</translation>
    </message>
    <message>
        <source>Leave the name out to mean the database that %1 names.</source>
        <translation>Den Namen weglassen, um die Datenbank zu meinen, die %1 nennt.</translation>
    </message>
    <message>
        <source>The project has several environments: %1.</source>
        <translation>Das Projekt hat mehrere Umgebungen: %1.</translation>
    </message>
    <message>
        <source>Name one with --env.</source>
        <translation>Eine mit --env nennen.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation>%1 ist kein Ordner.</translation>
    </message>
    <message>
        <source>Open the folder that holds it.</source>
        <translation>Den Ordner öffnen, der sie enthält.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: permission denied.</source>
        <translation>Der Ordner %1 kann nicht gelesen werden: keine Berechtigung.</translation>
    </message>
    <message>
        <source>The folder %1 holds SQL files; it is not part of this project.</source>
        <translation>Der Ordner %1 enthält SQL-Dateien; er gehört nicht zu diesem Projekt.</translation>
    </message>
    <message>
        <source>Open that folder, or name it under migrations in varve.toml.</source>
        <translation>Jenen Ordner öffnen oder unter migrations in varve.toml nennen.</translation>
    </message>
    <message>
        <source>There is no folder %1, which varve.toml names.</source>
        <translation>Es gibt keinen Ordner %1, den varve.toml nennt.</translation>
    </message>
    <message>
        <source>%1, which varve.toml names, is not a folder.</source>
        <translation>%1, in varve.toml genannt, ist kein Ordner.</translation>
    </message>
    <message>
        <source>%1 is a link that leads out of the project's folder; it is not read.</source>
        <translation>%1 ist ein Link, der aus dem Ordner des Projekts hinausführt; er wird nicht gelesen.</translation>
    </message>
    <message>
        <source>There are no migrations in the folder.</source>
        <translation>Im Ordner gibt es keine Migrationen.</translation>
    </message>
    <message>
        <source>There are no migrations in %1.</source>
        <translation>In %1 gibt es keine Migrationen.</translation>
    </message>
    <message>
        <source>Make the first with "varve-cli new NAME", or name the folders under migrations in varve.toml.</source>
        <translation>Die erste mit "varve-cli new NAME" anlegen oder die Ordner unter migrations in varve.toml nennen.</translation>
    </message>
    <message>
        <source>The database's URL holds a password: others on this machine may see it in the list of processes or in the shell's history. Use password = "env:NAME", "file:PATH", "keychain:NAME" or "ask" in varve.toml, or ~/.pgpass.</source>
        <translation>Die URL der Datenbank enthält ein Passwort: Andere auf diesem Rechner können es in der Prozessliste oder im Verlauf der Shell sehen. In varve.toml password = "env:NAME", "file:PATH", "keychain:NAME" oder "ask" verwenden oder ~/.pgpass.</translation>
    </message>
    <message>
        <source>A migration's name may hold neither "/", "\", ".." nor control characters.</source>
        <translation>Der Name einer Migration darf weder "/", "\", ".." noch Steuerzeichen enthalten.</translation>
    </message>
    <message>
        <source>Say in a few words what it does: "Add user preferences".</source>
        <translation>In wenigen Worten sagen, was sie tut: „Benutzereinstellungen hinzufügen“.</translation>
    </message>
    <message>
        <source>"%1" holds no letter or digit that could name a file.</source>
        <translation>„%1“ enthält keinen Buchstaben und keine Ziffer für einen Dateinamen.</translation>
    </message>
    <message>
        <source>%1 is already there; it is not overwritten.</source>
        <translation>%1 ist schon vorhanden und wird nicht überschrieben.</translation>
    </message>
    <message>
        <source>An environment needs a name.</source>
        <translation>Eine Umgebung braucht einen Namen.</translation>
    </message>
    <message>
        <source>A password is not written to varve.toml.</source>
        <translation>Ein Passwort wird nicht in varve.toml geschrieben.</translation>
    </message>
    <message>
        <source>Use "env:NAME", "file:PATH", "keychain:NAME" or "ask".</source>
        <translation>"env:NAME", "file:PATH", "keychain:NAME" oder "ask" verwenden.</translation>
    </message>
    <message>
        <source>This folder is written for %1; new migrations are made with that tool.</source>
        <translation>Dieser Ordner ist für %1 geschrieben; neue Migrationen werden mit diesem Werkzeug angelegt.</translation>
    </message>
    <message>
        <source>There is no database "%1"; there are %2.</source>
        <translation>Es gibt keine Datenbank „%1“; vorhanden: %2.</translation>
    </message>
    <message>
        <source>"%1" is no engine; there are %2.</source>
        <translation>„%1“ ist keine Engine; möglich: %2.</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>der Ordner lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>There is already an environment "%1".</source>
        <translation>Es gibt schon eine Umgebung „%1“.</translation>
    </message>
    <message>
        <source>Put a number before its name, name it in a release in varve.toml, or add "-- Date: …" or "-- Prerequisites: …" at its top.</source>
        <translation>Dem Namen eine Nummer voranstellen, sie in varve.toml in einem Release nennen oder oben "-- Date: …" oder "-- Prerequisites: …" hinzufügen.</translation>
    </message>
    <message>
        <source>%1 and %2 have the same number; neither runs.</source>
        <translation>%1 und %2 haben dieselbe Nummer; keine von beiden wird ausgeführt.</translation>
    </message>
    <message>
        <source>Give one of them another number.</source>
        <translation>Einer von beiden eine andere Nummer geben.</translation>
    </message>
    <message>
        <source>%1 waits for "%2", which never gets its turn; it does not run.</source>
        <translation>%1 wartet auf „%2“, die nie an die Reihe kommt; sie wird nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Prerequisites form a circle: %1. None of these runs.</source>
        <translation>Voraussetzungen bilden einen Kreis: %1. Keine davon wird ausgeführt.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>eine Tabelle</translation>
    </message>
    <message>
        <source>a date or time</source>
        <translation>ein Datum oder eine Uhrzeit</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 is %2; it must be %3.</source>
        <translation>%1 ist %2; erwartet wird %3.</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>ein Text in Anführungszeichen</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>%1: "%2" is no date; dates look like 2026-02-11.</source>
        <translation>%1: „%2“ ist kein Datum; ein Datum sieht aus wie 2026-02-11.</translation>
    </message>
    <message>
        <source>a date like 2026-02-11</source>
        <translation>ein Datum wie 2026-02-11</translation>
    </message>
    <message>
        <source>a time like "250ms", "5s", "2min" or "1h", or a whole number of seconds</source>
        <translation>eine Zeit wie "250ms", "5s", "2min" oder "1h" oder eine ganze Zahl von Sekunden</translation>
    </message>
    <message>
        <source>%1: %2 is no time; it must be %3.</source>
        <translation>%1: %2 ist keine Zeit; erwartet wird %3.</translation>
    </message>
    <message>
        <source>%1: "%2" is no time; it must be %3.</source>
        <translation>%1: „%2“ ist keine Zeit; erwartet wird %3.</translation>
    </message>
    <message>
        <source>a text in quotes or a number</source>
        <translation>ein Text in Anführungszeichen oder eine Zahl</translation>
    </message>
    <message>
        <source>%1: "%2" is not known; allowed are %3.</source>
        <translation>%1: „%2“ ist nicht bekannt; zulässig: %3.</translation>
    </message>
    <message>
        <source>a list of texts: ["…", "…"]</source>
        <translation>eine Liste von Texten: ["…", "…"]</translation>
    </message>
    <message>
        <source>a table: [%1]</source>
        <translation>eine Tabelle: [%1]</translation>
    </message>
    <message>
        <source>a list of tables: [[%1]]</source>
        <translation>eine Liste von Tabellen: [[%1]]</translation>
    </message>
    <message>
        <source>at the top level</source>
        <translation>auf oberster Ebene</translation>
    </message>
    <message>
        <source>in [%1]</source>
        <translation>in [%1]</translation>
    </message>
    <message>
        <source>Unknown key "%1" %2; allowed are %3.</source>
        <translation>Unbekannter Schlüssel „%1“ %2; zulässig: %3.</translation>
    </message>
    <message>
        <source>This is not TOML: %1.</source>
        <translation>Das ist kein TOML: %1.</translation>
    </message>
    <message>
        <source>The value of variable "%1" is longer than 1 MiB.</source>
        <translation>Der Wert der Variable „%1“ ist länger als 1 MiB.</translation>
    </message>
    <message>
        <source>Variable "%1" has no value: the environment variable %2 is not set.</source>
        <translation>Variable „%1“ hat keinen Wert: Die Umgebungsvariable %2 ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>Set it, or add a line %1=… to .env beside varve.toml.</source>
        <translation>Sie setzen oder eine Zeile %1=… in .env neben varve.toml hinzufügen.</translation>
    </message>
    <message>
        <source>Variable "%1" has no value: it refers to "%2", which has none.</source>
        <translation>Variable „%1“ hat keinen Wert: Sie verweist auf „%2“, die keinen hat.</translation>
    </message>
    <message>
        <source>Environment "%1" has no connection for database "%2".</source>
        <translation>Umgebung „%1“ hat keine Verbindung für die Datenbank „%2“.</translation>
    </message>
    <message>
        <source>Add driver and database under [environments.%1] in varve.toml, or under [environments.%1.connections.%2] where the project has several databases.</source>
        <translation>driver und database unter [environments.%1] in varve.toml eintragen oder, wenn das Projekt mehrere Datenbanken hat, unter [environments.%1.connections.%2].</translation>
    </message>
    <message>
        <source>This folder is written for %1 (%2). Varve shows its migrations and does not run them.</source>
        <translation>Dieser Ordner ist für %1 (%2) geschrieben. Varve zeigt seine Migrationen an und führt sie nicht aus.</translation>
    </message>
    <message>
        <source>A varve.toml in the folder makes it a project of Varve's own.</source>
        <translation>Mit einer varve.toml im Ordner wird er ein eigenes Projekt von Varve.</translation>
    </message>
    <message>
        <source>There is no migration "%1": the project has none.</source>
        <translation>Es gibt keine Migration „%1“: Das Projekt hat keine.</translation>
    </message>
    <message>
        <source>There is no migration "%1"; there are %2.</source>
        <translation>Es gibt keine Migration „%1“; vorhanden sind %2.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Variables refer to each other more than %1 deep: %2, …</source>
        <translation>Variablen verweisen mehr als %1 Ebenen tief aufeinander: %2, …</translation>
    </message>
    <message>
        <source>Variables refer to each other in a circle: %1.</source>
        <translation>Variablen verweisen im Kreis aufeinander: %1.</translation>
    </message>
    <message>
        <source>%1 takes rows out of %2, and the down section does not bring them back.</source>
        <translation>%1 entfernt Zeilen aus %2, und der Down-Abschnitt bringt sie nicht zurück.</translation>
    </message>
    <message>
        <source>%1 loses what is in %2, and the down section does not bring it back.</source>
        <translation>%1 verliert, was in %2 steht, und der Down-Abschnitt bringt es nicht zurück.</translation>
    </message>
    <message>
        <source>DROP COLUMN loses what is in the column of %1, and the down section does not bring it back.</source>
        <translation>DROP COLUMN verliert, was in der Spalte von %1 steht, und der Down-Abschnitt bringt es nicht zurück.</translation>
    </message>
    <message>
        <source>PostgreSQL cannot take a value out of the type %1 again; only making the type anew can.</source>
        <translation>PostgreSQL kann einen Wert nicht wieder aus dem Typ %1 nehmen; das geht nur, wenn der Typ neu angelegt wird.</translation>
    </message>
    <message>
        <source>Delta drops a column of %1 only where the table has column mapping; elsewhere the table must be made anew.</source>
        <translation>Delta entfernt eine Spalte von %1 nur, wo die Tabelle Spaltenzuordnung hat; sonst muss die Tabelle neu angelegt werden.</translation>
    </message>
    <message>
        <source>%1 cannot be rolled back: it has no down section.</source>
        <translation>%1 kann nicht zurückgenommen werden: Es gibt keinen Down-Abschnitt.</translation>
    </message>
    <message>
        <source>Add a section that begins with "-- varve:down".</source>
        <translation>Einen Abschnitt hinzufügen, der mit „-- varve:down“ beginnt.</translation>
    </message>
    <message>
        <source>The down section of %1 is empty: it cannot be rolled back.</source>
        <translation>Der Down-Abschnitt von %1 ist leer: Sie kann nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Write what undoes it, or take the marker out.</source>
        <translation>Schreiben, was sie rückgängig macht, oder die Markierung entfernen.</translation>
    </message>
    <message>
        <source>Keep a copy for the way back, or accept it in the header: "Checks off: irreversible".</source>
        <translation>Für den Rückweg eine Kopie behalten oder es im Kopf annehmen: "Checks off: irreversible".</translation>
    </message>
    <message>
        <source>Make the table anew, or accept it in the header: "Checks off: irreversible".</source>
        <translation>Die Tabelle neu anlegen oder es im Kopf annehmen: "Checks off: irreversible".</translation>
    </message>
    <message>
        <source>%1 has no header: it does not say what it is for, from when and by whom.</source>
        <translation>%1 hat keinen Kopf: Es ist nicht zu sehen, wozu, von wann und von wem.</translation>
    </message>
    <message>
        <source>Begin the file with comments like "Purpose: …", "Date: …" and "Author: …", one a line.</source>
        <translation>Die Datei mit Kommentaren wie "Purpose: …", "Date: …" und "Author: …" beginnen, je einer pro Zeile.</translation>
    </message>
    <message>
        <source>%1 without %2 fails where it has run before.</source>
        <translation>%1 ohne %2 schlägt fehl, wo es schon gelaufen ist.</translation>
    </message>
    <message>
        <source>Write %1.</source>
        <translation>%1 schreiben.</translation>
    </message>
    <message>
        <source>The name "%1" fits no naming rule of the project: %2.</source>
        <translation>Der Name „%1“ passt zu keiner Namensregel des Projekts: %2.</translation>
    </message>
    <message>
        <source>Rename the file before it runs anywhere, or add a rule to naming in varve.toml.</source>
        <translation>Die Datei umbenennen, bevor sie irgendwo läuft, oder unter naming in varve.toml eine Regel hinzufügen.</translation>
    </message>
    <message>
        <source>%1 has no verification: a run does not see whether it did what it should.</source>
        <translation>%1 hat keine Prüfung: Ein Lauf sieht nicht, ob sie tat, was sie sollte.</translation>
    </message>
    <message>
        <source>Add a section that begins with "-- varve:verify" and holds a query, with "-- expect: …" behind it.</source>
        <translation>Einen Abschnitt hinzufügen, der mit „-- varve:verify“ beginnt und eine Abfrage enthält, dahinter „-- expect: …“.</translation>
    </message>
    <message>
        <source>This expectation belongs to no query, so nothing is compared with it.</source>
        <translation>Diese Erwartung gehört zu keiner Abfrage, also wird nichts mit ihr verglichen.</translation>
    </message>
    <message>
        <source>Write it behind the query in the same line, or in the line below; each query has one.</source>
        <translation>Hinter die Abfrage in dieselbe Zeile schreiben oder in die Zeile darunter; jede Abfrage hat eine.</translation>
    </message>
    <message>
        <source>"%1" is written out, and the project has it as ${%2}: other environments have another name there.</source>
        <translation>„%1“ ist ausgeschrieben, und das Projekt hat es als ${%2}: In anderen Umgebungen steht dort ein anderer Name.</translation>
    </message>
    <message>
        <source>Write %1 instead.</source>
        <translation>Stattdessen %1 schreiben.</translation>
    </message>
    <message>
        <source>The single keys here replace the whole url of varve.toml: name driver, database, host, port and user, or give a url.</source>
        <translation>Die einzelnen Schlüssel hier ersetzen die ganze url aus varve.toml: driver, database, host, port und user nennen oder eine url angeben.</translation>
    </message>
    <message>
        <source>%1 is no name for a variable: allowed are the letters A to Z, digits, "_", "-" and ".", beginning with a letter or "_".</source>
        <translation>%1 ist kein Name für eine Variable: erlaubt sind die Buchstaben A bis Z, Ziffern, „_“, „-“ und „.“, am Anfang ein Buchstabe oder „_“.</translation>
    </message>
    <message>
        <source>The naming rule "%1": %2</source>
        <translation>Die Namensregel „%1“: %2</translation>
    </message>
    <message>
        <source>Naming rules look like "{number}_{name}" or "add_&lt;feature&gt;_to_&lt;table&gt;".</source>
        <translation>Namensregeln sehen aus wie "{number}_{name}" oder "add_&lt;feature&gt;_to_&lt;table&gt;".</translation>
    </message>
    <message>
        <source>it has no placeholder like {name}, so that one file alone could fit.</source>
        <translation>sie hat keinen Platzhalter wie {name}, sodass nur eine einzige Datei passen könnte.</translation>
    </message>
    <message>
        <source>"%1" has no "%2".</source>
        <translation>„%1“ hat kein „%2“.</translation>
    </message>
    <message>
        <source>a placeholder is one word and ends with "%1"; "%2" was found.</source>
        <translation>ein Platzhalter ist ein Wort und endet mit „%1“; gefunden wurde „%2“.</translation>
    </message>
    <message>
        <source>a placeholder needs a word.</source>
        <translation>ein Platzhalter braucht ein Wort.</translation>
    </message>
    <message>
        <source>the number stands at the beginning.</source>
        <translation>die Nummer steht am Anfang.</translation>
    </message>
    <message>
        <source>"%1" stands in it twice.</source>
        <translation>„%1“ steht zweimal darin.</translation>
    </message>
    <message>
        <source>something must stand between two placeholders, so that one knows where the first ends.</source>
        <translation>zwischen zwei Platzhaltern muss etwas stehen, damit klar ist, wo der erste endet.</translation>
    </message>
    <message>
        <source>"%1" stands in no migration's name.</source>
        <translation>„%1“ steht in keinem Namen einer Migration.</translation>
    </message>
    <message>
        <source>"_" or "-" stands behind the number.</source>
        <translation>hinter der Nummer steht „_“ oder „-“.</translation>
    </message>
    <message>
        <source>Choose a name like that, or give varve-cli new its parts: %1</source>
        <translation>Einen solchen Namen wählen oder varve-cli new die Teile geben: %1</translation>
    </message>
    <message>
        <source>The project has no naming rule, so there are no parts like %1.</source>
        <translation>Das Projekt hat keine Namensregel, also gibt es keine Teile wie %1.</translation>
    </message>
    <message>
        <source>Give a name, or write naming = ["…"] under [policies] in varve.toml.</source>
        <translation>Einen Namen angeben oder naming = ["…"] unter [policies] in varve.toml schreiben.</translation>
    </message>
    <message>
        <source>No naming rule has just these parts: %1. The rules are %2.</source>
        <translation>Keine Namensregel hat genau diese Teile: %1. Die Regeln sind %2.</translation>
    </message>
    <message>
        <source>Give each part of one rule: %1</source>
        <translation>Jeden Teil einer Regel angeben: %1</translation>
    </message>
    <message>
        <source>%1 comes after revision %2, which is not in the folder.</source>
        <translation>%1 folgt auf die Revision %2, die nicht im Ordner ist.</translation>
    </message>
    <message>
        <source>The branch "%1" begins at %2 and again at %3.</source>
        <translation>Der Zweig „%1“ beginnt bei %2 und noch einmal bei %3.</translation>
    </message>
    <message>
        <source>Give one of them another label, or let %1 revise a migration of that branch.</source>
        <translation>Einer von beiden ein anderes Label geben oder %1 mit Revises auf eine Migration jenes Zweigs folgen lassen.</translation>
    </message>
    <message>
        <source>%1 is no head of the database %2; its heads are %3.</source>
        <translation>%1 ist kein Head der Datenbank %2; ihre Heads sind %3.</translation>
    </message>
    <message>
        <source>There is nothing to merge: the database %1 has no migration.</source>
        <translation>Es gibt nichts zusammenzuführen: Die Datenbank %1 hat keine Migration.</translation>
    </message>
    <message>
        <source>There is nothing to merge: %1 is the only one.</source>
        <translation>Es gibt nichts zusammenzuführen: %1 ist der einzige Head.</translation>
    </message>
    <message numerus="yes">
        <source>There are %n heads in the database %1: %2.</source>
        <translation>
            <numerusform>Es gibt %n Head in der Datenbank %1: %2.</numerusform>
            <numerusform>Es gibt %n Heads in der Datenbank %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n heads: %1.</source>
        <translation>
            <numerusform>Es gibt %n Head: %1.</numerusform>
            <numerusform>Es gibt %n Heads: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge them with %1.</source>
        <translation>Sie mit %1 zusammenführen.</translation>
    </message>
    <message>
        <source>Merge them with varve-cli merge -m NAME; until then say heads or BRANCH@head as the target.</source>
        <translation>Sie mit varve-cli merge -m NAME zusammenführen; bis dahin heads oder BRANCH@head als Ziel angeben.</translation>
    </message>
    <message>
        <source>(head)</source>
        <translation>(Head)</translation>
    </message>
    <message>
        <source>needs %1</source>
        <translation>braucht %1</translation>
    </message>
    <message>
        <source>%1 needs "%2", and no migration is called that; it does not run.</source>
        <translation>%1 braucht „%2“, und keine Migration heißt so; sie wird nicht ausgeführt.</translation>
    </message>
    <message>
        <source>%1 revises %2, which belongs to the database %3; it does not run.</source>
        <translation>%1 nennt unter Revises %2, die zur Datenbank %3 gehört; sie wird nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Name it under Prerequisites: a line of revisions stays in one database.</source>
        <translation>Sie unter Prerequisites nennen: Eine Linie von Revisionen bleibt in einer Datenbank.</translation>
    </message>
    <message>
        <source>%1 revises "%2", and no migration is called that; it does not run.</source>
        <translation>%1 nennt unter Revises „%2“, und keine Migration heißt so; sie wird nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Branch: "%1" is no label: it is one word without "@", "+" and ",", and neither head, heads nor base.</source>
        <translation>Branch: „%1“ ist kein Label: Ein Label ist ein Wort ohne „@“, „+“ und „,“ und weder head noch heads noch base.</translation>
    </message>
    <message>
        <source>The name of %1 has no number, no release names it, and its header has neither Date, Prerequisites nor Revises; it does not run with the others.</source>
        <translation>Der Name von %1 hat keine Nummer, kein Release nennt sie, und ihr Kopf hat weder Date noch Prerequisites noch Revises; sie wird nicht mit den anderen ausgeführt.</translation>
    </message>
    <message>
        <source>Revises and Prerequisites form a circle: %1. None of these runs.</source>
        <translation>Revises und Prerequisites bilden einen Kreis: %1. Keine davon wird ausgeführt.</translation>
    </message>
    <message>
        <source>%1 says what a script contains, and there is none.</source>
        <translation>%1 sagt, was ein Skript enthält, und es gibt keines.</translation>
    </message>
    <message>
        <source>Name the script with init, or leave this out.</source>
        <translation>Das Skript mit init nennen oder dies weglassen.</translation>
    </message>
    <message>
        <source>%1: "%2" leaves the project's folder; files are relative to varve.toml and below it.</source>
        <translation>%1: „%2“ verlässt den Ordner des Projekts; Dateien stehen relativ zu varve.toml und darunter.</translation>
    </message>
    <message>
        <source>%1.%2: %3 has none, only PostgreSQL.</source>
        <translation>%1.%2: %3 hat so etwas nicht, nur PostgreSQL.</translation>
    </message>
    <message>
        <source>%1.session: SQLite has no settings of a session.</source>
        <translation>%1.session: SQLite hat keine Einstellungen einer Sitzung.</translation>
    </message>
    <message>
        <source>%1 is no name of a setting.</source>
        <translation>%1 ist kein Name einer Einstellung.</translation>
    </message>
    <message>
        <source>%1 stands beside session, not in it.</source>
        <translation>%1 steht neben session, nicht darin.</translation>
    </message>
    <message>
        <source>%1.scratch: "%2" is no environment on whose server a scratch database may be made.</source>
        <translation>%1.scratch: „%2“ ist keine Umgebung, auf deren Server eine Wegwerf-Datenbank angelegt werden darf.</translation>
    </message>
    <message>
        <source>Name one that is not read-only, or leave it out.</source>
        <translation>Eine nennen, die nicht schreibgeschützt ist, oder es weglassen.</translation>
    </message>
    <message>
        <source>%1: %2 is not allowed; it must be a number from 0 to %3.</source>
        <translation>%1: %2 ist nicht erlaubt; es muss eine Zahl von 0 bis %3 sein.</translation>
    </message>
    <message>
        <source>%1 and %2 exclude each other: after a failure nothing is left to go on with.</source>
        <translation>%1 und %2 schließen einander aus: Nach einem Fehler bleibt nichts, womit es weitergehen könnte.</translation>
    </message>
    <message>
        <source>Put a file in its place, or remove it.</source>
        <translation>Eine Datei an ihre Stelle setzen oder sie entfernen.</translation>
    </message>
    <message>
        <source>There is no file %1, which varve.toml names as the complete script of %2.</source>
        <translation>Es gibt keine Datei %1, die varve.toml als vollständiges Skript von %2 nennt.</translation>
    </message>
    <message>
        <source>%1, which varve.toml names as the complete script of %2, is not a file.</source>
        <translation>%1, in varve.toml als vollständiges Skript von %2 genannt, ist keine Datei.</translation>
    </message>
    <message>
        <source>%1, which varve.toml names as the complete script of %2, is a link that leads out of the project's folder; it is not read.</source>
        <translation>%1, in varve.toml als vollständiges Skript von %2 genannt, ist ein Link, der aus dem Ordner des Projekts hinausführt; er wird nicht gelesen.</translation>
    </message>
    <message>
        <source>Put the file itself in its place, or name one in the project's folder as init.</source>
        <translation>Die Datei selbst an ihre Stelle setzen oder unter init eine im Ordner des Projekts nennen.</translation>
    </message>
    <message>
        <source>Put the folder itself in its place, or remove the link.</source>
        <translation>Den Ordner selbst an seine Stelle setzen oder den Link entfernen.</translation>
    </message>
    <message>
        <source>What %1 contains is not known: %2</source>
        <translation>Was %1 enthält, ist nicht bekannt: %2</translation>
    </message>
</context>
<context>
    <name>Varve::Text</name>
    <message>
        <source>(hidden)</source>
        <translation>(verborgen)</translation>
    </message>
    <message>
        <source>inside a dollar quote</source>
        <translation>innerhalb eines Dollar-Quotes</translation>
    </message>
    <message>
        <source>outside quotes</source>
        <translation>außerhalb von Anführungszeichen</translation>
    </message>
    <message>
        <source>The value "%1" of variable "%2" is neither a name nor a number, and it stands %3.</source>
        <translation>Der Wert „%1“ der Variable „%2“ ist weder ein Name noch eine Zahl und steht %3.</translation>
    </message>
    <message>
        <source>Nothing can be escaped there: pass the value another way, or declare the variable raw in varve.toml.</source>
        <translation>Dort lässt sich nichts maskieren: den Wert anders übergeben oder die Variable in varve.toml als raw deklarieren.</translation>
    </message>
    <message>
        <source>Put quotes around ${%1} in the file, or declare the variable raw in varve.toml.</source>
        <translation>${%1} in der Datei in Anführungszeichen setzen oder die Variable in varve.toml als raw deklarieren.</translation>
    </message>
    <message>
        <source>The value of variable "%1" has %2, which cannot be written inside these quotes.</source>
        <translation>Im Wert der Variable „%1“ steht %2; das lässt sich in diesen Anführungszeichen nicht schreiben.</translation>
    </message>
    <message>
        <source>Use other quotes around ${%1} in the file.</source>
        <translation>Andere Anführungszeichen um ${%1} in der Datei verwenden.</translation>
    </message>
    <message>
        <source>a %1</source>
        <translation>ein %1</translation>
    </message>
    <message>
        <source>a backslash</source>
        <translation>ein Backslash</translation>
    </message>
    <message>
        <source>a line end</source>
        <translation>ein Zeilenende</translation>
    </message>
    <message>
        <source>The value of variable "%1" has a NUL character.</source>
        <translation>Der Wert der Variable „%1“ enthält ein NUL-Zeichen.</translation>
    </message>
    <message>
        <source>Set another value.</source>
        <translation>Einen anderen Wert setzen.</translation>
    </message>
    <message>
        <source>a Unicode escape</source>
        <translation>ein Unicode-Escape</translation>
    </message>
    <message>
        <source>a character that U&amp; may read as an escape</source>
        <translation>ein Zeichen, das U&amp; als Escape lesen kann</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>Die Datei lässt sich nicht lesen: %1.</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>This is %1, not a text file.</source>
        <translation>Das ist %1, keine Textdatei.</translation>
    </message>
    <message>
        <source>The file is UTF-16; Varve reads UTF-8.</source>
        <translation>Die Datei ist UTF-16; Varve liest UTF-8.</translation>
    </message>
    <message>
        <source>Save it as UTF-8 in the editor that wrote it; the file was left as it is.</source>
        <translation>Sie im Editor, der sie geschrieben hat, als UTF-8 speichern; die Datei blieb unverändert.</translation>
    </message>
    <message>
        <source>NUL byte at offset %1; this is no text. The file was left as it is.</source>
        <translation>NUL-Byte an Position %1; das ist kein Text. Die Datei blieb unverändert.</translation>
    </message>
    <message>
        <source>Byte 0x%1 at offset %2 is not valid UTF-8; the file was left as it is.</source>
        <translation>Byte 0x%1 an Position %2 ist kein gültiges UTF-8; die Datei blieb unverändert.</translation>
    </message>
    <message>
        <source>Save it as UTF-8. A dump with binary values becomes text with mariadb-dump --hex-blob.</source>
        <translation>Als UTF-8 speichern. Ein Dump mit binären Werten wird mit mariadb-dump --hex-blob zu Text.</translation>
    </message>
    <message>
        <source>With its variables filled in, the text is no longer the same number of statements.</source>
        <translation>Mit eingesetzten Variablen hat der Text nicht mehr dieselbe Zahl von Anweisungen.</translation>
    </message>
    <message>
        <source>Put the variables inside quotes in the file, or declare the variable raw in varve.toml.</source>
        <translation>Die Variablen in der Datei in Anführungszeichen setzen oder die Variable in varve.toml als raw deklarieren.</translation>
    </message>
    <message>
        <source>Set it under [variables] in varve.toml, or with --set %1=VALUE.</source>
        <translation>Unter [variables] in varve.toml setzen oder mit --set %1=VALUE.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>manipulation</source>
        <translation>Datenänderung</translation>
    </message>
    <message>
        <source>query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>transaction control</source>
        <translation>Transaktionssteuerung</translation>
    </message>
    <message>
        <source>session setting</source>
        <translation>Sitzungseinstellung</translation>
    </message>
    <message>
        <source>call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>utility</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>client command</source>
        <translation>Client-Befehl</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>An object and the table that it stands on: "INDEX i on t"</extracomment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>creates %1</source>
        <translation>legt %1 an</translation>
    </message>
    <message>
        <source>alters %1</source>
        <translation>ändert %1</translation>
    </message>
    <message>
        <source>drops %1</source>
        <translation>entfernt %1</translation>
    </message>
    <message>
        <source>in a transaction</source>
        <translation>in einer Transaktion</translation>
    </message>
    <message>
        <source>begins or ends a transaction</source>
        <translation>beginnt oder beendet eine Transaktion</translation>
    </message>
    <message>
        <source>not in a transaction</source>
        <translation>nicht in einer Transaktion</translation>
    </message>
    <message>
        <source>commits implicitly</source>
        <translation>schreibt implizit fest (Commit)</translation>
    </message>
    <message>
        <source>needs a commit before it</source>
        <translation>braucht davor einen Commit</translation>
    </message>
    <message>
        <source>only reads</source>
        <translation>liest nur</translation>
    </message>
    <message>
        <source>returns rows</source>
        <translation>liefert Zeilen</translation>
    </message>
    <message>
        <source>can lose data</source>
        <translation>kann Daten verlieren</translation>
    </message>
    <message>
        <source>can lose structure</source>
        <translation>kann Struktur verlieren</translation>
    </message>
    <message>
        <source>no delimiter</source>
        <translation>kein Trennzeichen</translation>
    </message>
    <message>
        <source>delimiter "%1"</source>
        <translation>Trennzeichen „%1“</translation>
    </message>
    <message>
        <source>comment %1</source>
        <translation>Kommentar %1</translation>
    </message>
    <message>
        <source>COPY data %1</source>
        <translation>COPY-Daten %1</translation>
    </message>
    <message>
        <source>(never closed)</source>
        <translation>(nie geschlossen)</translation>
    </message>
    <message>
        <source>As written:</source>
        <translation>Wie geschrieben:</translation>
    </message>
    <message>
        <source>Filled in:</source>
        <translation>Ausgefüllt:</translation>
    </message>
    <message>
        <source>Variable "%1" is not defined.</source>
        <translation>Variable „%1“ ist nicht definiert.</translation>
    </message>
    <message>
        <source>Variable "%1" has no value: the environment variable %2 is not set.</source>
        <translation>Variable „%1“ hat keinen Wert: Die Umgebungsvariable %2 ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>Set it, or add a line %1=… to .env beside varve.toml.</source>
        <translation>Sie setzen oder eine Zeile %1=… in .env neben varve.toml hinzufügen.</translation>
    </message>
    <message>
        <source>Variable "%1" is not defined; the value of "%2" refers to it.</source>
        <translation>Variable „%1“ ist nicht definiert; der Wert von „%2“ verweist auf sie.</translation>
    </message>
</context>
<context>
    <name>Varve::Text::ExpectationReader</name>
    <message>
        <source>Write a value, "rows", "no rows", "3 rows", or a comparison like "&gt; 0".</source>
        <translation>Einen Wert, „rows“, „no rows“, „3 rows“ oder einen Vergleich wie „&gt; 0“ schreiben.</translation>
    </message>
    <message>
        <source>The text that is expected begins with %1 and does not end with it.</source>
        <translation>Der erwartete Text beginnt mit %1 und endet nicht damit.</translation>
    </message>
    <message>
        <source>The comparison "%1" has nothing to compare with.</source>
        <translation>Der Vergleich „%1“ hat nichts, womit er vergleicht.</translation>
    </message>
    <message>
        <source>"%1" is no comparison; there are =, &lt;&gt;, &lt;, &lt;=, &gt; and &gt;=.</source>
        <translation>„%1“ ist kein Vergleich; es gibt =, &lt;&gt;, &lt;, &lt;=, &gt; und &gt;=.</translation>
    </message>
    <message>
        <source>Nothing stands behind "expect:".</source>
        <translation>Hinter „expect:“ steht nichts.</translation>
    </message>
    <message>
        <source>A number of rows is compared with nothing else: "%1".</source>
        <translation>Eine Zeilenzahl wird mit nichts anderem verglichen: „%1“.</translation>
    </message>
</context>
<context>
    <name>Varve::Text::SectionReader</name>
    <message>
        <source>"varve:%1" is no section; the sections are up, down and verify.</source>
        <translation>"varve:%1" ist kein Abschnitt; die Abschnitte sind up, down und verify.</translation>
    </message>
    <message>
        <source>Correct the marker, or write the comment another way.</source>
        <translation>Die Markierung berichtigen oder den Kommentar anders schreiben.</translation>
    </message>
    <message>
        <source>The section "%1" begins a second time; its parts are taken together.</source>
        <translation>Der Abschnitt „%1“ beginnt ein zweites Mal; seine Teile werden zusammengenommen.</translation>
    </message>
    <message>
        <source>Move the statements under the first marker.</source>
        <translation>Die Anweisungen unter die erste Markierung verschieben.</translation>
    </message>
</context>
<context>
    <name>Varve::Text::StatementReader</name>
    <message>
        <source>The script turns standard_conforming_strings off; Varve reads strings by the SQL standard.</source>
        <translation>Das Skript schaltet standard_conforming_strings ab; Varve liest Zeichenketten nach dem SQL-Standard.</translation>
    </message>
    <message>
        <source>Remove the statement and write strings that have backslash escapes as E'…'.</source>
        <translation>Die Anweisung entfernen und Zeichenketten mit Backslash-Escapes als E'…' schreiben.</translation>
    </message>
    <message>
        <source>The string that begins at line %1, column %2 is not closed.</source>
        <translation>Die Zeichenkette, die in Zeile %1, Spalte %2 beginnt, ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>The quoted name that begins at line %1, column %2 is not closed.</source>
        <translation>Der Name in Anführungszeichen, der in Zeile %1, Spalte %2 beginnt, ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>The comment that begins at line %1, column %2 is not closed.</source>
        <translation>Der Kommentar, der in Zeile %1, Spalte %2 beginnt, ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>The dollar quote %3 that begins at line %1, column %2 is not closed.</source>
        <translation>Das Dollar-Quote %3, das in Zeile %1, Spalte %2 beginnt, ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>The data of the COPY at line %1, column %2 must begin on the line after it and end with a line \.</source>
        <translation>Die Daten des COPY in Zeile %1, Spalte %2 müssen in der Zeile danach beginnen und enden mit einer Zeile \.</translation>
    </message>
    <message>
        <source>The parenthesis that begins at line %1, column %2 is not closed.</source>
        <translation>Die Klammer, die in Zeile %1, Spalte %2 beginnt, ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>The block that begins at line %1, column %2 has no END.</source>
        <translation>Der Block, der in Zeile %1, Spalte %2 beginnt, hat kein END.</translation>
    </message>
</context>
<context>
    <name>Varve::Timeline</name>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>statement %1 of %2 failed</source>
        <translation>Anweisung %1 von %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>changed since applied</source>
        <translation>seit der Anwendung geändert</translation>
    </message>
    <message>
        <source>missing from the folder</source>
        <translation>fehlt im Ordner</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>außer der Reihe</translation>
    </message>
    <message>
        <source>seed data</source>
        <translation>Startdaten</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>unplaced</source>
        <translation>nicht eingeordnet</translation>
    </message>
    <message>
        <source>shown only</source>
        <translation>nur angezeigt</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>a day without its year, in the order of the language</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>failed, nothing of it remains</source>
        <translation>fehlgeschlagen, nichts davon ist geblieben</translation>
    </message>
    <message>
        <source>statement %1 of %2 is uncertain</source>
        <translation>Anweisung %1 von %2 ist ungewiss</translation>
    </message>
    <message>
        <source>statements %1 to %2 of %3 are uncertain</source>
        <translation>Anweisungen %1 bis %2 von %3 sind ungewiss</translation>
    </message>
</context>
<context>
    <name>Varve::Timeline::TimelineModel</name>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>%1, superseded</source>
        <translation>%1, ersetzt</translation>
    </message>
    <message>
        <source>Beside the order</source>
        <translation>Neben der Reihenfolge</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n Migration</numerusform>
            <numerusform>%n Migrationen</numerusform>
        </translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation>Release %1</translation>
    </message>
    <message>
        <source>%1 is here</source>
        <translation>%1 steht hier</translation>
    </message>
    <message>
        <source>%1 was applied, and the folder has no such migration.</source>
        <translation>%1 wurde angewendet, und der Ordner enthält keine solche Migration.</translation>
    </message>
    <message>
        <source>not run anywhere</source>
        <translation>nirgends ausgeführt</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>run</source>
        <translation>ausgeführt</translation>
    </message>
    <message>
        <source>%1: %2 by %3, %4</source>
        <comment>environment: run by whom, when</comment>
        <translation>%1: %2 von %3, %4</translation>
    </message>
    <message>
        <source>not on this environment</source>
        <translation>nicht in dieser Umgebung</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <comment>migration on environment: standing</comment>
        <translation>%1 in %2: %3</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>%1, not reachable</source>
        <translation>%1, nicht erreichbar</translation>
    </message>
    <message>
        <source>%1 is being read.</source>
        <translation>%1 wird gelesen.</translation>
    </message>
    <message>
        <source>Click to try again.</source>
        <translation>Klicken, um es erneut zu versuchen.</translation>
    </message>
</context>
<context>
    <name>Varve::Ui</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1:%2 min</source>
        <translation>%1:%2 min</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Actions</name>
    <message numerus="yes">
        <source>Run %n Pending…</source>
        <translation>
            <numerusform>%n ausstehende ausführen…</numerusform>
            <numerusform>%n ausstehende ausführen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Run Pending…</source>
        <translation>Ausstehende ausführen…</translation>
    </message>
    <message numerus="yes">
        <source>Run %n pending…</source>
        <translation>
            <numerusform>%n ausstehende ausführen…</numerusform>
            <numerusform>%n ausstehende ausführen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Run pending…</source>
        <translation>Ausstehende ausführen…</translation>
    </message>
    <message>
        <source>Nothing pending</source>
        <translation>Nichts ausstehend</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projekt</translation>
    </message>
    <message>
        <source>&amp;Migration</source>
        <translation>&amp;Migration</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Docks</source>
        <translation>Docks</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>&amp;Open Folder…</source>
        <translation>Ordner ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>New Project…</source>
        <translation>Neues Projekt…</translation>
    </message>
    <message>
        <source>Try the Demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>New Query</source>
        <translation>Neue Abfrage</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Close Tab</source>
        <translation>Tab schließen</translation>
    </message>
    <message>
        <source>Reopen Closed Tab</source>
        <translation>Geschlossenen Tab wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen…</translation>
    </message>
    <message>
        <source>Comment Lines</source>
        <translation>Zeilen auskommentieren</translation>
    </message>
    <message>
        <source>Go to File, Environment, Command…</source>
        <translation>Gehe zu Datei, Umgebung, Befehl…</translation>
    </message>
    <message>
        <source>Commands…</source>
        <translation>Befehle…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Show or Hide Bottom Dock</source>
        <translation>Unteres Dock ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Next Problem</source>
        <translation>Nächstes Problem</translation>
    </message>
    <message>
        <source>Previous Problem</source>
        <translation>Vorheriges Problem</translation>
    </message>
    <message>
        <source>Editor or Results</source>
        <translation>Editor oder Ergebnisse</translation>
    </message>
    <message>
        <source>Reset Layout</source>
        <translation>Layout zurücksetzen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>As the System</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Add Environment…</source>
        <translation>Umgebung hinzufügen…</translation>
    </message>
    <message>
        <source>Open varve.toml</source>
        <translation>varve.toml öffnen</translation>
    </message>
    <message>
        <source>Show Folder in File Manager</source>
        <translation>Ordner im Dateimanager anzeigen</translation>
    </message>
    <message>
        <source>New Migration…</source>
        <translation>Neue Migration…</translation>
    </message>
    <message>
        <source>New migration</source>
        <translation>Neue Migration</translation>
    </message>
    <message>
        <source>Run Up to Selected…</source>
        <translation>Bis zur ausgewählten ausführen…</translation>
    </message>
    <message>
        <source>Roll Back Last…</source>
        <translation>Letzte zurücknehmen…</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>Zurücknehmen…</translation>
    </message>
    <message>
        <source>Roll Back to Selected…</source>
        <translation>Bis zur ausgewählten zurücknehmen…</translation>
    </message>
    <message>
        <source>Run Seed Data…</source>
        <translation>Startdaten ausführen…</translation>
    </message>
    <message>
        <source>Run Statement</source>
        <translation>Anweisung ausführen</translation>
    </message>
    <message>
        <source>Run File</source>
        <translation>Datei ausführen</translation>
    </message>
    <message>
        <source>Cancel Run</source>
        <translation>Lauf abbrechen</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>Compare Environment with Project</source>
        <translation>Umgebung mit Projekt vergleichen</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Varve</source>
        <translation>Über Varve</translation>
    </message>
    <message>
        <source>High Contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Initialise Empty Database…</source>
        <translation>Leere Datenbank initialisieren…</translation>
    </message>
    <message>
        <source>Adopt Existing Database…</source>
        <translation>Bestehende Datenbank übernehmen…</translation>
    </message>
    <message>
        <source>Lock…</source>
        <translation>Sperre…</translation>
    </message>
    <message>
        <source>Export History…</source>
        <translation>Historie exportieren…</translation>
    </message>
    <message>
        <source>Export Graph…</source>
        <translation>Graph exportieren…</translation>
    </message>
    <message>
        <source>Go On with %1…</source>
        <translation>Mit %1 weitermachen…</translation>
    </message>
    <message>
        <source>Go on with %1…</source>
        <translation>Mit %1 weitermachen…</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::AddEnvironmentDialog</name>
    <message>
        <source>Add environment</source>
        <translation>Umgebung hinzufügen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>dev, test, prod, …</source>
        <translation>dev, test, prod, …</translation>
    </message>
    <message>
        <source>open: runs at once</source>
        <translation>open: wird sofort ausgeführt</translation>
    </message>
    <message>
        <source>confirm: shows a preview and asks</source>
        <translation>confirm: zeigt eine Vorschau und fragt nach</translation>
    </message>
    <message>
        <source>read-only: refuses changes</source>
        <translation>read-only: lehnt Änderungen ab</translation>
    </message>
    <message>
        <source>by its place in the order</source>
        <translation>nach dem Platz in der Reihenfolge</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>als %1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Database of the project</source>
        <translation>Datenbank des Projekts</translation>
    </message>
    <message>
        <source>&amp;Guard</source>
        <translation>&amp;Schutzstufe</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>&amp;Variables</source>
        <translation>&amp;Variablen</translation>
    </message>
    <message>
        <source>"%1" is no name for an environment.</source>
        <translation>„%1“ ist kein Name für eine Umgebung.</translation>
    </message>
    <message>
        <source>Use letters, digits, - and _.</source>
        <translation>Buchstaben, Ziffern, - und _ verwenden.</translation>
    </message>
    <message>
        <source>There is an environment called %1 already.</source>
        <translation>Es gibt schon eine Umgebung namens %1.</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung zu %1 wird hergestellt…</translation>
    </message>
    <message>
        <source>Connected: %1, as %2.</source>
        <translation>Verbunden: %1, als %2.</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::AdoptionDialog</name>
    <message>
        <source>Building the project in a scratch database: %1</source>
        <translation>Das Projekt wird in einer Wegwerf-Datenbank aufgebaut: %1</translation>
    </message>
    <message>
        <source>Adopt the database of</source>
        <translation>Datenbank übernehmen von</translation>
    </message>
    <message>
        <source>What is there is compared with the schema after each migration.</source>
        <translation>Was vorhanden ist, wird mit dem Schema nach jeder Migration verglichen.</translation>
    </message>
    <message>
        <source>Not there of the selected one</source>
        <translation>Von der ausgewählten nicht vorhanden</translation>
    </message>
    <message>
        <source>There besides, or otherwise than they make it</source>
        <translation>Außerdem vorhanden oder anders, als sie es anlegen</translation>
    </message>
    <message>
        <source>Marking writes the history and nothing else.</source>
        <translation>Markieren schreibt die Historie und sonst nichts.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Compare there</source>
        <translation>Dort vergleichen</translation>
    </message>
    <message>
        <source>Building the project in a scratch database, step by step…</source>
        <translation>Das Projekt wird Schritt für Schritt in einer Wegwerf-Datenbank aufgebaut…</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Not there of %1</source>
        <translation>Von %1 nicht vorhanden</translation>
    </message>
    <message>
        <source>Nothing to mark</source>
        <translation>Nichts zu markieren</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n migration(s) as applied…</source>
        <translation>
            <numerusform>%n Migration als angewendet markieren…</numerusform>
            <numerusform>%n Migrationen als angewendet markieren…</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark single migrations as applied or as not applied by the menus of their rows.</source>
        <translation>Einzelne Migrationen über die Menüs ihrer Zeilen als angewendet oder als nicht angewendet markieren.</translation>
    </message>
    <message>
        <source>Adopt the database %1 of</source>
        <translation>Datenbank %1 übernehmen von</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::AdoptionTable</name>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>What is there</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>What is not there</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Migrations that the database may have</source>
        <translation>Migrationen, die die Datenbank haben kann</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::CatalogPane</name>
    <message>
        <source>Read at %1 · F5 reads again</source>
        <translation>Gelesen um %1 · F5 liest erneut</translation>
    </message>
    <message>
        <source>Filter names</source>
        <translation>Namen filtern</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>No environment chosen</source>
        <translation>Keine Umgebung gewählt</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>Select first 100 rows</source>
        <translation>Die ersten 100 Zeilen abfragen</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut lesen</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::CheckList</name>
    <message>
        <source>checked: %1</source>
        <translation>geprüft: %1</translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Closing</name>
    <message>
        <source>A Run Is in Progress</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>Closing cancels the run on %1. Its current statement is stopped at the server.</source>
        <translation>Schließen bricht den Lauf auf %1 ab. Seine aktuelle Anweisung wird auf dem Server angehalten.</translation>
    </message>
    <message>
        <source>Cancel Run and Close</source>
        <translation>Lauf abbrechen und schließen</translation>
    </message>
    <message>
        <source>Keep Running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ComparePage</name>
    <message>
        <source>Choose two versions and compare them.</source>
        <translation>Zwei Versionen wählen und vergleichen.</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>Database to compare</source>
        <translation>Datenbank, die verglichen wird</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation>&amp;nach</translation>
    </message>
    <message>
        <source>Compare from</source>
        <translation>Vergleichen von</translation>
    </message>
    <message>
        <source>Compare to</source>
        <translation>Vergleichen nach</translation>
    </message>
    <message>
        <source>Swap the two sides</source>
        <translation>Die beiden Seiten tauschen</translation>
    </message>
    <message>
        <source>column order</source>
        <translation>Spaltenreihenfolge</translation>
    </message>
    <message>
        <source>Count the place of a column in its table as a difference</source>
        <translation>Die Position einer Spalte in ihrer Tabelle als Unterschied zählen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1, jetzt</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Project at %1</source>
        <translation>Projekt bei %1</translation>
    </message>
    <message>
        <source>Compare %1 → %2</source>
        <translation>Vergleich %1 → %2</translation>
    </message>
    <message>
        <source>Reading %1 and %2…</source>
        <translation>%1 und %2 werden gelesen…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Abgebrochen. Nichts wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>No differences: both sides have the same %n object(s).</source>
        <translation>
            <numerusform>Keine Unterschiede: Beide Seiten haben dasselbe %n Objekt.</numerusform>
            <numerusform>Keine Unterschiede: Beide Seiten haben dieselben %n Objekte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2 objects · read in %3 s</source>
        <translation>%1 in %2 Objekten · gelesen in %3 s</translation>
    </message>
    <message>
        <source>Compare there</source>
        <translation>Dort vergleichen</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ConnectionForm</name>
    <message>
        <source>sqlite:data/dev.sqlite or postgresql://user@host/database</source>
        <translation>sqlite:data/dev.sqlite oder postgresql://user@host/database</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the database file</source>
        <translation>Datenbankdatei wählen</translation>
    </message>
    <message>
        <source>empty: this machine's socket</source>
        <translation>leer: der Socket dieses Rechners</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>The client library's own ways (~/.pgpass, …)</source>
        <translation>Die eigenen Wege der Client-Bibliothek (~/.pgpass, …)</translation>
    </message>
    <message>
        <source>Ask when it is needed</source>
        <translation>Bei Bedarf fragen</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <source>File that only I can read</source>
        <translation>Datei, die nur ich lesen kann</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>&amp;URL</source>
        <translation>&amp;URL</translation>
    </message>
    <message>
        <source>&amp;Engine</source>
        <translation>&amp;Engine</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>Po&amp;rt</source>
        <translation>Po&amp;rt</translation>
    </message>
    <message>
        <source>Data&amp;base</source>
        <translation>Daten&amp;bank</translation>
    </message>
    <message>
        <source>U&amp;ser</source>
        <translation>Be&amp;nutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Name of the variable, file or keychain entry</source>
        <translation>Name der Variable, der Datei oder des Schlüsselbund-Eintrags</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The password in the URL is used for the test only; choose below where it comes from.</source>
        <translation>Das Passwort in der URL dient nur dem Test; unten wählen, woher es kommt.</translation>
    </message>
    <message>
        <source>The fields below are filled in.</source>
        <translation>Die Felder unten sind ausgefüllt.</translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation>SQLite-Datenbank</translation>
    </message>
    <message>
        <source>SQLite (*.sqlite *.sqlite3 *.db);;All files (*)</source>
        <translation>SQLite (*.sqlite *.sqlite3 *.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The file of the database is missing.</source>
        <translation>Die Datei der Datenbank fehlt.</translation>
    </message>
    <message>
        <source>The name of the database is missing.</source>
        <translation>Der Name der Datenbank fehlt.</translation>
    </message>
    <message>
        <source>It is not said which variable, file or keychain entry holds the password.</source>
        <translation>Es ist nicht angegeben, welche Variable, welche Datei oder welcher Schlüsselbund-Eintrag das Passwort enthält.</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::DefinitionsView</name>
    <message>
        <source>Definition in %1</source>
        <translation>Definition in %1</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::DifferenceModel</name>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>place %1 → %2</source>
        <translation>Position %1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its parts</source>
        <translation>
            <numerusform>%n Teil davon</numerusform>
            <numerusform>%n Teile davon</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Varve::Ui::DocumentController</name>
    <message>
        <source>Nothing was run. Open it under its new name, save it again, or select the statements that are meant.</source>
        <translation>Nichts wurde ausgeführt. Öffnen Sie die Datei unter ihrem neuen Namen, speichern Sie sie erneut, oder wählen Sie die gemeinten Anweisungen aus.</translation>
    </message>
    <message>
        <source>Query %1</source>
        <translation>Abfrage %1</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>SQL files (*.sql);;All files (*)</source>
        <translation>SQL-Dateien (*.sql);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Unsaved Changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Not saved yet: %1.</source>
        <translation>Noch nicht gespeichert: %1.</translation>
    </message>
    <message>
        <source>%1 was changed by another program. Here it has changes that are not saved.</source>
        <translation>%1 wurde von einem anderen Programm geändert. Hier gibt es Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Take the File's Text</source>
        <translation>Text der Datei übernehmen</translation>
    </message>
    <message>
        <source>%1 is no longer there: another program removed or renamed it.</source>
        <translation>%1 ist nicht mehr da: Ein anderes Programm hat die Datei gelöscht oder umbenannt.</translation>
    </message>
    <message>
        <source>%1 are no longer there: another program removed or renamed them.</source>
        <translation>%1 sind nicht mehr da: Ein anderes Programm hat die Dateien gelöscht oder umbenannt.</translation>
    </message>
    <message>
        <source>Save Again</source>
        <translation>Erneut speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::EnvironmentButton</name>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation>Umgebung %1</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::EnvironmentController</name>
    <message>
        <source>Add Environment…</source>
        <translation>Umgebung hinzufügen…</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::EnvironmentPill</name>
    <message>
        <source>Environment %1</source>
        <translation>Umgebung %1</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Exports</name>
    <message>
        <source>Export History</source>
        <translation>Historie exportieren</translation>
    </message>
    <message>
        <source>Database of %1:</source>
        <translation>Datenbank von %1:</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>JSON, for programs (*.json)</source>
        <translation>JSON, für Programme (*.json)</translation>
    </message>
    <message>
        <source>CSV, for a spreadsheet (*.csv)</source>
        <translation>CSV, für eine Tabellenkalkulation (*.csv)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>HTML, a page of its own (*.html)</source>
        <translation>HTML, eine eigene Seite (*.html)</translation>
    </message>
    <message>
        <source>DOT, for Graphviz (*.dot)</source>
        <translation>DOT, für Graphviz (*.dot)</translation>
    </message>
    <message>
        <source>SVG, a picture (*.svg)</source>
        <translation>SVG, ein Bild (*.svg)</translation>
    </message>
    <message>
        <source>Export Graph</source>
        <translation>Graph exportieren</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert unter %1</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::FilesPane</name>
    <message>
        <source>project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Filter names</source>
        <translation>Namen filtern</translation>
    </message>
    <message>
        <source>Filter files</source>
        <translation>Dateien filtern</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::FilterBar</name>
    <message>
        <source>Core</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>Incremental</source>
        <translation>Inkrementell</translation>
    </message>
    <message>
        <source>Seed data</source>
        <translation>Startdaten</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>All States</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>All Databases</source>
        <translation>Alle Datenbanken</translation>
    </message>
    <message>
        <source>Any Category</source>
        <translation>Jede Kategorie</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>%n Zustand</numerusform>
            <numerusform>%n Zustände</numerusform>
        </translation>
    </message>
    <message>
        <source>Search id, name, author, purpose</source>
        <translation>ID, Name, Autor, Zweck suchen</translation>
    </message>
    <message>
        <source>Search the timeline</source>
        <translation>Zeitleiste durchsuchen</translation>
    </message>
    <message>
        <source>States: %1</source>
        <translation>Zustände: %1</translation>
    </message>
    <message>
        <source>All databases</source>
        <translation>Alle Datenbanken</translation>
    </message>
    <message>
        <source>Any category</source>
        <translation>Jede Kategorie</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>migrations shown of all</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::FindBar</name>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorheriges</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Suchleiste schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Replace &amp;with</source>
        <translation>Ersetzen &amp;durch</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>replaced %n time(s)</source>
        <translation>
            <numerusform>%n-mal ersetzt</numerusform>
            <numerusform>%n-mal ersetzt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Inspector</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>one, whole migration</source>
        <translation>eine für die ganze Migration</translation>
    </message>
    <message>
        <source>each statement by itself, because of %1</source>
        <translation>jede Anweisung für sich, wegen %1</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Select a migration to see what it does, needs and did.</source>
        <translation>Eine Migration auswählen, um zu sehen, was sie tut, benötigt und getan hat.</translation>
    </message>
    <message>
        <source>This migration was applied, and the folder has no such file.</source>
        <translation>Diese Migration wurde angewendet, und der Ordner enthält keine solche Datei.</translation>
    </message>
    <message>
        <source>State on %1</source>
        <translation>Zustand auf %1</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Only for</source>
        <translation>Nur für</translation>
    </message>
    <message>
        <source>Superseded by</source>
        <translation>Ersetzt durch</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>nothing in a down section</source>
        <translation>nichts in einem Down-Abschnitt</translation>
    </message>
    <message>
        <source>no: %1</source>
        <translation>nein: %1</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Zweig</translation>
    </message>
    <message>
        <source>Comes after</source>
        <translation>Kommt nach</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Benötigt</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>back</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>one, whole run</source>
        <translation>eine, ganzer Lauf</translation>
    </message>
    <message>
        <source>in units, because of %1</source>
        <translation>in Einheiten, wegen %1</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::KSyntaxLexer</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>Schlüsselwort</translation>
    </message>
    <message>
        <source>String</source>
        <translation>Zeichenkette</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>Client command</source>
        <translation>Client-Befehl</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Escape-Zeichen</translation>
    </message>
    <message>
        <source>Dollar quote</source>
        <translation>Dollar-Anführung</translation>
    </message>
    <message>
        <source>Data type</source>
        <translation>Datentyp</translation>
    </message>
    <message>
        <source>Binary number</source>
        <translation>Binärzahl</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstante</translation>
    </message>
    <message>
        <source>Expectation</source>
        <translation>Erwartung</translation>
    </message>
    <message>
        <source>Header key</source>
        <translation>Kopfschlüssel</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Quoted name</source>
        <translation>Name in Anführung</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::LayerList</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>TLS, as set</source>
        <translation>TLS, wie eingestellt</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>trying</source>
        <translation>wird versucht</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Layers of the connection</source>
        <translation>Schichten der Verbindung</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Legend</name>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::LockDialog</name>
    <message>
        <source>Lock of</source>
        <translation>Sperre von</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Runs that nobody has ended</source>
        <translation>Läufe, die niemand beendet hat</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Read at %1</source>
        <translation>Gelesen um %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Nothing to end</source>
        <translation>Nichts zu beenden</translation>
    </message>
    <message>
        <source>End Sessions</source>
        <translation>Sitzungen beenden</translation>
    </message>
    <message>
        <source>A lock goes with its session. What a run has committed stays, and the rest of it does not run.</source>
        <translation>Eine Sperre endet mit ihrer Sitzung. Was ein Lauf festgeschrieben hat, bleibt, und der Rest davon läuft nicht.</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Wird beendet…</translation>
    </message>
    <message numerus="yes">
        <source>End %n session(s)…</source>
        <translation>
            <numerusform>%n Sitzung beenden…</numerusform>
            <numerusform>%n Sitzungen beenden…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %n session(s) of the server on %1, and what they do?</source>
        <translation>
            <numerusform>%n Sitzung des Servers auf %1 beenden und damit, was sie tut?</numerusform>
            <numerusform>%n Sitzungen des Servers auf %1 beenden und damit, was sie tun?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) ended.</source>
        <translation>
            <numerusform>%n Sitzung beendet.</numerusform>
            <numerusform>%n Sitzungen beendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %n session(s)</source>
        <translation>
            <numerusform>%n Sitzung beenden</numerusform>
            <numerusform>%n Sitzungen beenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::MainToolBar</name>
    <message>
        <source>Tool Bar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Go to file or command</source>
        <translation>Gehe zu Datei oder Befehl</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::MainWindow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This folder belongs to %1 (%2). Varve shows it and does not run it.</source>
        <translation>Dieser Ordner gehört zu %1 (%2). Varve zeigt ihn an und führt ihn nicht aus.</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n pending on %2 – Varve</source>
        <translation>
            <numerusform>%1 · %n ausstehende auf %2 – Varve</numerusform>
            <numerusform>%1 · %n ausstehende auf %2 – Varve</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a folder first; then files can be opened beside it.</source>
        <translation>Zuerst einen Ordner öffnen; dann lassen sich Dateien daneben öffnen.</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Switch to %1</source>
        <comment>environment</comment>
        <translation>Zu %1 wechseln</translation>
    </message>
    <message>
        <source>About Varve</source>
        <translation>Über Varve</translation>
    </message>
    <message>
        <source>Varve %1

A workbench for people whose database schemas live in a folder of migrations.</source>
        <translation>Varve %1

Eine Werkbank für alle, deren Datenbankschemas in einem Ordner mit Migrationen liegen.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>Offene Dokumente</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation>Probleme %1</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>SQL log</source>
        <translation>SQL-Protokoll</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Catalog and Files</source>
        <translation>Katalog und Dateien</translation>
    </message>
    <message>
        <source>Run, Results, Problems</source>
        <translation>Lauf, Ergebnisse, Probleme</translation>
    </message>
    <message>
        <source>Lock…</source>
        <translation>Sperre…</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::MessageBar</name>
    <message>
        <source>Hide this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::MigrationDetails</name>
    <message>
        <source>%1 is not in the folder any more.</source>
        <translation>%1 ist nicht mehr im Ordner.</translation>
    </message>
    <message>
        <source>There is nothing in a down section: this migration cannot be undone.</source>
        <translation>In einem Down-Abschnitt steht nichts: Diese Migration lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>There are no verification queries.</source>
        <translation>Es gibt keine Prüfabfragen.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Runs %1</source>
        <translation>Läufe %1</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Wie geschrieben</translation>
    </message>
    <message>
        <source>As it will run</source>
        <translation>Wie es ausgeführt wird</translation>
    </message>
    <message>
        <source>As it will run on %1</source>
        <translation>Wie es auf %1 ausgeführt wird</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfung</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::MigrationTexts</name>
    <message>
        <source>%1 is not set here</source>
        <translation>%1 ist hier nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 has %2 and is not shown beside the list.</source>
        <translation>%1 hat %2 und wird neben der Liste nicht angezeigt.</translation>
    </message>
    <message>
        <source>Open it to read it.</source>
        <translation>Zum Lesen öffnen.</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::NewMigrationDialog</name>
    <message>
        <source>New migration</source>
        <translation>Neue Migration</translation>
    </message>
    <message>
        <source>Add user preferences</source>
        <translation>Benutzereinstellungen hinzufügen</translation>
    </message>
    <message>
        <source>from git, else the login name</source>
        <translation>aus git, sonst der Anmeldename</translation>
    </message>
    <message>
        <source>One file for every engine</source>
        <translation>Eine Datei für jede Engine</translation>
    </message>
    <message>
        <source>Only for %1</source>
        <translation>Nur für %1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Purpose</source>
        <translation>&amp;Zweck</translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation>&amp;Autor</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>Da&amp;tei</translation>
    </message>
    <message>
        <source>Create migration</source>
        <translation>Migration anlegen</translation>
    </message>
    <message>
        <source>Names look like %1.</source>
        <translation>Namen sehen aus wie %1.</translation>
    </message>
    <message>
        <source>The file will be called %1.</source>
        <translation>Die Datei wird %1 heißen.</translation>
    </message>
    <message>
        <source>Merge heads</source>
        <translation>Heads zusammenführen</translation>
    </message>
    <message>
        <source>Merge billing</source>
        <translation>Abrechnung zusammenführen</translation>
    </message>
    <message>
        <source>&amp;Heads</source>
        <translation>&amp;Heads</translation>
    </message>
    <message>
        <source>Create merge</source>
        <translation>Zusammenführung anlegen</translation>
    </message>
    <message>
        <source>There is nothing to merge: there are no two heads.</source>
        <translation>Es gibt nichts zusammenzuführen: Es gibt keine zwei Heads.</translation>
    </message>
    <message>
        <source>A merge makes one of two heads or more.</source>
        <translation>Eine Zusammenführung macht aus zwei oder mehr Heads einen.</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>Name des Projekts</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner auswählen</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Create project</source>
        <translation>Projekt anlegen</translation>
    </message>
    <message>
        <source>Folder of the project</source>
        <translation>Ordner des Projekts</translation>
    </message>
    <message>
        <source>Writes %1.</source>
        <translation>Schreibt %1.</translation>
    </message>
    <message>
        <source>An existing folder of migrations or a new one.</source>
        <translation>Ein vorhandener Ordner mit Migrationen oder ein neuer.</translation>
    </message>
    <message>
        <source>The folder %1 could not be made.</source>
        <translation>Der Ordner %1 konnte nicht angelegt werden.</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Kept until the program ends, written nowhere.</source>
        <translation>Wird bis zum Programmende behalten und nirgends gespeichert.</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::PlanActions</name>
    <message>
        <source>Run Only Selected…</source>
        <translation>Nur die ausgewählte ausführen…</translation>
    </message>
    <message>
        <source>Run to…</source>
        <translation>Ausführen bis…</translation>
    </message>
    <message>
        <source>Verify Selected…</source>
        <translation>Ausgewählte prüfen…</translation>
    </message>
    <message>
        <source>Verify All That Is Applied…</source>
        <translation>Alles Angewendete prüfen…</translation>
    </message>
    <message>
        <source>Mark Up to Selected as Applied…</source>
        <translation>Bis zur ausgewählten als angewendet markieren…</translation>
    </message>
    <message>
        <source>Baseline Up to Selected…</source>
        <translation>Ausgangsstand bis zur ausgewählten…</translation>
    </message>
    <message>
        <source>Repair History…</source>
        <translation>Historie reparieren…</translation>
    </message>
    <message>
        <source>Accept Change of Selected…</source>
        <translation>Änderung der ausgewählten annehmen…</translation>
    </message>
    <message>
        <source>Roll Back Only Selected…</source>
        <translation>Nur die ausgewählte zurücknehmen…</translation>
    </message>
    <message>
        <source>Roll Back to…</source>
        <translation>Zurücknehmen bis…</translation>
    </message>
    <message>
        <source>Roll Back Everything…</source>
        <translation>Alles zurücknehmen…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historie</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Fortsetzen…</translation>
    </message>
    <message>
        <source>Merge Heads…</source>
        <translation>Heads zusammenführen…</translation>
    </message>
    <message>
        <source>Run All Heads…</source>
        <translation>Alle Heads ausführen…</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Rehearse from the Current Schema</source>
        <translation>Ab dem jetzigen Schema proben</translation>
    </message>
    <message>
        <source>Remove Left Scratch Databases</source>
        <translation>Zurückgelassene Wegwerf-Datenbanken entfernen</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Continue on Failure</source>
        <translation>Nach einem Fehler weiterlaufen</translation>
    </message>
    <message>
        <source>Mark as Applied…</source>
        <translation>Als angewendet markieren…</translation>
    </message>
    <message>
        <source>Mark as Not Applied…</source>
        <translation>Als nicht angewendet markieren…</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::PlanCommands</name>
    <message>
        <source>No migration is selected in the timeline.</source>
        <translation>In der Zeitleiste ist keine Migration ausgewählt.</translation>
    </message>
    <message>
        <source>%1 cannot be marked: it is not in the folder, or the history could not be read.</source>
        <translation>%1 kann nicht markiert werden: Sie ist nicht im Ordner, oder die Historie war nicht zu lesen.</translation>
    </message>
    <message>
        <source>There is nothing to mark: all up to %1 is applied.</source>
        <translation>Es gibt nichts zu markieren: Bis %1 ist alles angewendet.</translation>
    </message>
    <message>
        <source>Nothing on %1 is partly applied.</source>
        <translation>Auf %1 ist nichts teilweise angewendet.</translation>
    </message>
    <message>
        <source>Mark up to %1 as Applied…</source>
        <translation>Bis %1 als angewendet markieren…</translation>
    </message>
    <message>
        <source>Repair History…</source>
        <translation>Historie reparieren…</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::PlanModel</name>
    <message>
        <source>loses data</source>
        <translation>verliert Daten</translation>
    </message>
    <message>
        <source>drops structure</source>
        <translation>entfernt Struktur</translation>
    </message>
    <message>
        <source>new table</source>
        <translation>neue Tabelle</translation>
    </message>
    <message>
        <source>new index</source>
        <translation>neuer Index</translation>
    </message>
    <message>
        <source>new view</source>
        <translation>neue Sicht</translation>
    </message>
    <message>
        <source>changes a table</source>
        <translation>ändert eine Tabelle</translation>
    </message>
    <message>
        <source>removes</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>verification, expects %1</source>
        <translation>Prüfung, erwartet %1</translation>
    </message>
    <message>
        <source>outside a transaction</source>
        <translation>außerhalb einer Transaktion</translation>
    </message>
    <message>
        <source>not recorded in the history</source>
        <translation>nicht in der Historie vermerkt</translation>
    </message>
    <message>
        <source>one transaction</source>
        <translation>eine Transaktion</translation>
    </message>
    <message>
        <source>no common transaction: %1</source>
        <translation>keine gemeinsame Transaktion: %1</translation>
    </message>
    <message>
        <source>undoes it</source>
        <translation>macht sie rückgängig</translation>
    </message>
    <message>
        <source>too large to show: read while it runs</source>
        <translation>zu groß für die Anzeige: wird während der Ausführung gelesen</translation>
    </message>
    <message>
        <source>history</source>
        <translation>Historie</translation>
    </message>
    <message>
        <source>same transaction</source>
        <translation>gleiche Transaktion</translation>
    </message>
    <message>
        <source>only the history is written</source>
        <translation>nur die Historie wird geschrieben</translation>
    </message>
    <message>
        <source>in the run's transaction</source>
        <translation>in der Transaktion des Laufs</translation>
    </message>
    <message>
        <source>in units: %1</source>
        <translation>in Einheiten: %1</translation>
    </message>
    <message>
        <source>marked as applied</source>
        <translation>als angewendet markiert</translation>
    </message>
    <message>
        <source>release</source>
        <translation>Release</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::PlanRemedies</name>
    <message>
        <source>Run Up to %1 First…</source>
        <translation>Zuerst bis %1 ausführen…</translation>
    </message>
    <message>
        <source>Roll Back %1 First…</source>
        <translation>Zuerst %1 zurücknehmen…</translation>
    </message>
    <message>
        <source>Together they are %1.</source>
        <translation>Zusammen sind es %1.</translation>
    </message>
    <message>
        <source>With Prerequisites…</source>
        <translation>Mit Voraussetzungen…</translation>
    </message>
    <message>
        <source>With Dependents…</source>
        <translation>Mit Abhängigen…</translation>
    </message>
    <message>
        <source>Run All Heads…</source>
        <translation>Alle Heads ausführen…</translation>
    </message>
    <message>
        <source>Merge Heads…</source>
        <translation>Heads zusammenführen…</translation>
    </message>
    <message>
        <source>Roll Back What Was Done…</source>
        <translation>Ausgeführtes zurücknehmen…</translation>
    </message>
    <message>
        <source>Mark as Applied…</source>
        <translation>Als angewendet markieren…</translation>
    </message>
    <message>
        <source>Mark as Not Applied…</source>
        <translation>Als nicht angewendet markieren…</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::PlanText</name>
    <message>
        <source>%1 is not one transaction: %2</source>
        <translation>%1 ist keine einzelne Transaktion: %2</translation>
    </message>
    <message>
        <source>No variables used</source>
        <translation>Keine Variablen verwendet</translation>
    </message>
    <message numerus="yes">
        <source>All variables have values: %n</source>
        <translation>
            <numerusform>Alle Variablen haben Werte: %n</numerusform>
            <numerusform>Alle Variablen haben Werte: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No way back: %1</source>
        <translation>Kein Rückweg: %1</translation>
    </message>
    <message>
        <source>%1 cannot be rolled back: %2</source>
        <translation>%1 lässt sich nicht zurückrollen: %2</translation>
    </message>
    <message>
        <source>Verification queries: %1</source>
        <translation>Prüfabfragen: %1</translation>
    </message>
    <message numerus="yes">
        <source>Files read: %n, checksums taken</source>
        <translation>
            <numerusform>Gelesene Dateien: %n, Prüfsummen gebildet</numerusform>
            <numerusform>Gelesene Dateien: %n, Prüfsummen gebildet</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone in reverse order, newest first</source>
        <translation>In umgekehrter Reihenfolge rückgängig gemacht, neueste zuerst</translation>
    </message>
    <message>
        <source>What they need is applied or comes before</source>
        <translation>Voraussetzungen sind angewendet oder kommen vorher</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) lose what is there</source>
        <translation>
            <numerusform>Durch %n Anweisung geht Vorhandenes verloren</numerusform>
            <numerusform>Durch %n Anweisungen geht Vorhandenes verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>Ad hoc: no lock, no history</source>
        <translation>Ad hoc: keine Sperre, keine Historie</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>als %1</translation>
    </message>
    <message>
        <source>Only the history is written: nothing is run</source>
        <translation>Nur die Historie wird geschrieben: Nichts wird ausgeführt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Session: %1</source>
        <translation>Sitzung: %1</translation>
    </message>
    <message>
        <source>One transaction for the whole run</source>
        <translation>Eine Transaktion für den ganzen Lauf</translation>
    </message>
    <message>
        <source>After a failure: goes on with what does not need it</source>
        <translation>Nach einem Fehler: geht weiter mit dem, was ihn nicht braucht</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ProblemsModel</name>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ProblemsPane</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>Put what the remedy says into the editor; it can be undone there</source>
        <translation>In den Editor schreiben, was die Abhilfe sagt; dort lässt es sich rückgängig machen</translation>
    </message>
    <message>
        <source>Fix All in This File</source>
        <translation>Alle in dieser Datei beheben</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ProjectController</name>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet…</translation>
    </message>
    <message>
        <source>Preparing the demo…</source>
        <translation>Demo wird vorbereitet…</translation>
    </message>
    <message>
        <source>No scratch folder for the demo: %1</source>
        <translation>Kein temporärer Ordner für die Demo: %1</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::QuickOpen</name>
    <message>
        <source>Go to file or command</source>
        <translation>Zu Datei oder Befehl gehen</translation>
    </message>
    <message>
        <source>Name of a file or an environment; &gt; for commands</source>
        <translation>Name einer Datei oder einer Umgebung; &gt; für Befehle</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RehearsalDialog</name>
    <message>
        <source>Rehearsing in a scratch database: %1</source>
        <translation>Probe in einer Wegwerf-Datenbank: %1</translation>
    </message>
    <message>
        <source>Rehearsal on</source>
        <translation>Probe auf</translation>
    </message>
    <message>
        <source>All migrations in a scratch database: up, down and up again.</source>
        <translation>Alle Migrationen in einer Wegwerf-Datenbank: auf, ab und wieder auf.</translation>
    </message>
    <message>
        <source>What is pending, in a scratch database with the schema as it is: up, down and up again.</source>
        <translation>Was aussteht, in einer Wegwerf-Datenbank mit dem Schema, wie es ist: auf, ab und wieder auf.</translation>
    </message>
    <message>
        <source>Remove what was left</source>
        <translation>Zurückgelassenes entfernen</translation>
    </message>
    <message>
        <source>Rehearse there</source>
        <translation>Dort proben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancelling the rehearsal…</source>
        <translation>Die Probe wird abgebrochen…</translation>
    </message>
    <message>
        <source>Rehearsing in a scratch database…</source>
        <translation>Probe in einer Wegwerf-Datenbank läuft…</translation>
    </message>
    <message>
        <source>Cancel rehearsal</source>
        <translation>Probe abbrechen</translation>
    </message>
    <message>
        <source>Rehearse again</source>
        <translation>Erneut proben</translation>
    </message>
    <message>
        <source>The rehearsal was cancelled.</source>
        <translation>Die Probe wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RehearsalView</name>
    <message>
        <source>Not rehearsed: %1</source>
        <translation>Nicht geprobt: %1</translation>
    </message>
    <message>
        <source>The rehearsal failed: %1</source>
        <translation>Die Probe ist fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Rehearsed up, down and up again: something is left behind</source>
        <translation>Auf, ab und wieder auf geprobt: etwas bleibt zurück</translation>
    </message>
    <message>
        <source>Rehearsed up, and down as far as %1, which has nothing in a down section</source>
        <translation>Aufwärts geprobt und abwärts bis %1, die nichts in einem Abwärtsabschnitt hat</translation>
    </message>
    <message>
        <source>Rehearsed up, down and up again: nothing left behind</source>
        <translation>Auf, ab und wieder auf geprobt: nichts bleibt zurück</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Rehearsals</name>
    <message>
        <source>No rehearsal left anything behind.</source>
        <translation>Keine Probe hat etwas zurückgelassen.</translation>
    </message>
    <message>
        <source>Removed: %1.</source>
        <translation>Entfernt: %1.</translation>
    </message>
    <message>
        <source>Remove Left Scratch Databases</source>
        <translation>Zurückgelassene Wegwerf-Datenbanken entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Rehearsals that are over left %n scratch database(s) behind. Remove what is in the list?</source>
        <translation>
            <numerusform>Beendete Proben haben %n Wegwerf-Datenbank zurückgelassen. Soll sie entfernt werden?</numerusform>
            <numerusform>Beendete Proben haben %n Wegwerf-Datenbanken zurückgelassen. Sollen sie entfernt werden?</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ResultView</name>
    <message>
        <source>Result rows</source>
        <translation>Ergebniszeilen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy with column names</source>
        <translation>Mit Spaltennamen kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) so far</source>
        <translation>
            <numerusform>bisher %n Zeile</numerusform>
            <numerusform>bisher %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>there are more: the limit was reached</source>
        <translation>es gibt weitere: die Grenze wurde erreicht</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::ResultsPane</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Messages of the server</source>
        <translation>Meldungen des Servers</translation>
    </message>
    <message>
        <source>Rows and messages of the next run appear here.</source>
        <translation>Zeilen und Meldungen des nächsten Laufs erscheinen hier.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Statement %1</source>
        <translation>Anweisung %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s), %2</source>
        <translation>
            <numerusform>%1: %n Zeile, %2</numerusform>
            <numerusform>%1: %n Zeilen, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s) changed, %2</source>
        <translation>
            <numerusform>%1: %n Zeile geändert, %2</numerusform>
            <numerusform>%1: %n Zeilen geändert, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunController</name>
    <message>
        <source>That was run in %1. Open that folder to run it again.</source>
        <translation>Das lief in %1. Öffnen Sie diesen Ordner, um es noch einmal auszuführen.</translation>
    </message>
    <message>
        <source>Planning for %1…</source>
        <translation>Plan für %1 wird erstellt…</translation>
    </message>
    <message>
        <source>The plan was cancelled.</source>
        <translation>Der Plan wurde abgebrochen.</translation>
    </message>
    <message>
        <source>On %1: %2</source>
        <translation>Auf %1: %2</translation>
    </message>
    <message>
        <source>There is nothing to run: everything that runs here is applied.</source>
        <translation>Es gibt nichts auszuführen: Alles, was hier läuft, ist angewendet.</translation>
    </message>
    <message>
        <source>A run is in progress. It has to end before the next one.</source>
        <translation>Ein Lauf ist im Gange. Er muss vor dem nächsten enden.</translation>
    </message>
    <message>
        <source>There is nothing to initialise: %1 has a history already.</source>
        <translation>Es gibt nichts zu initialisieren: %1 hat schon eine Historie.</translation>
    </message>
    <message>
        <source>Nothing is to be rolled back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>No seed data is left to run.</source>
        <translation>Es sind keine Startdaten mehr auszuführen.</translation>
    </message>
    <message>
        <source>There is nothing to mark.</source>
        <translation>Es gibt nichts zu markieren.</translation>
    </message>
    <message>
        <source>There is nothing to verify: no applied migration has a verify section.</source>
        <translation>Es gibt nichts zu prüfen: Keine angewendete Migration hat einen Prüfabschnitt.</translation>
    </message>
    <message>
        <source>The history needs no repair.</source>
        <translation>Die Historie braucht keine Reparatur.</translation>
    </message>
    <message>
        <source>There is nothing that a row in the history could repair.</source>
        <translation>Es gibt nichts, was eine Zeile in der Historie in Ordnung bringen könnte.</translation>
    </message>
    <message>
        <source>%1 is changed in the editor and not saved: the plan is of the file.</source>
        <translation>%1 ist im Editor geändert und nicht gespeichert: der Plan gilt der Datei.</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunListModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht ausgeführt</translation>
    </message>
    <message>
        <source>statement %1</source>
        <translation>Anweisung %1</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>There are more: see Results, Messages.</source>
        <translation>Es gibt noch mehr: siehe Ergebnisse, Meldungen.</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunPane</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop the run (Ctrl+F2)</source>
        <translation>Lauf stoppen (Strg+F2)</translation>
    </message>
    <message>
        <source>Go to line</source>
        <translation>Zur Zeile gehen</translation>
    </message>
    <message>
        <source>Statements of the run</source>
        <translation>Anweisungen des Laufs</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) on %1</source>
        <translation>
            <numerusform>%n Migration auf %1</numerusform>
            <numerusform>%n Migrationen auf %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Rolling back %1 on %2</source>
        <translation>Rücknahme von %1 auf %2</translation>
    </message>
    <message>
        <source>Nothing has run yet</source>
        <translation>Noch nichts ausgeführt</translation>
    </message>
    <message>
        <source>Waiting for %1, who holds the lock.</source>
        <translation>Wartet auf die Sperre, gehalten von %1.</translation>
    </message>
    <message>
        <source>Run again…</source>
        <translation>Erneut ausführen…</translation>
    </message>
    <message>
        <source>Run again from %1…</source>
        <translation>Ab %1 erneut ausführen…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n statement(s)</source>
        <translation>
            <numerusform>%1 von %n Anweisung</numerusform>
            <numerusform>%1 von %n Anweisungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Marking %1 as applied on %2</source>
        <translation>%1 wird auf %2 als angewendet markiert</translation>
    </message>
    <message>
        <source>Marking %1 as not applied on %2</source>
        <translation>%1 wird auf %2 als nicht angewendet markiert</translation>
    </message>
    <message>
        <source>The server still works for a run that is over (%1). Waiting for %2 s more.</source>
        <translation>Der Server arbeitet noch für einen Lauf, der vorbei ist (%1). Wartet noch %2 s.</translation>
    </message>
    <message>
        <source>Verifying %1 on %2</source>
        <translation>%1 wird auf %2 geprüft</translation>
    </message>
    <message>
        <source>Repairing the history of %1 on %2</source>
        <translation>Die Historie von %1 auf %2 wird repariert</translation>
    </message>
    <message>
        <source>Verify again…</source>
        <translation>Erneut prüfen…</translation>
    </message>
    <message>
        <source>Lock…</source>
        <translation>Sperre…</translation>
    </message>
    <message>
        <source>Show who stands in the way, and end it</source>
        <translation>Zeigen, wer im Weg steht, und es beenden</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunPreviewDialog</name>
    <message>
        <source>Rehearsing in a scratch database: %1</source>
        <translation>Probe in einer Wegwerf-Datenbank: %1</translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>erstellt um %1</translation>
    </message>
    <message numerus="yes">
        <source>Run %n migration(s)</source>
        <translation>
            <numerusform>%n Migration ausführen</numerusform>
            <numerusform>%n Migrationen ausführen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n migration(s)</source>
        <translation>
            <numerusform>%n Migration zurücknehmen</numerusform>
            <numerusform>%n Migrationen zurücknehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %n statement(s)</source>
        <translation>
            <numerusform>%n Anweisung ausführen</numerusform>
            <numerusform>%n Anweisungen ausführen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation>%1 auf</translation>
    </message>
    <message>
        <source>plan %1 · %2</source>
        <translation>Plan %1 · %2</translation>
    </message>
    <message>
        <source>Statements of the plan</source>
        <translation>Anweisungen des Plans</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Wie geschrieben</translation>
    </message>
    <message>
        <source>As it will run on %1</source>
        <translation>Wie es auf %1 läuft</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>The same from a shell</source>
        <translation>Dasselbe aus einer Shell</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>To run, type the name of the environment</source>
        <translation>Zum Ausführen den Namen der Umgebung eingeben</translation>
    </message>
    <message>
        <source>Name of the environment</source>
        <translation>Name der Umgebung</translation>
    </message>
    <message>
        <source>Asked because what is there is lost.</source>
        <translation>Wird gefragt, weil Vorhandenes verloren geht.</translation>
    </message>
    <message>
        <source>Copy plan</source>
        <translation>Plan kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert in %1</translation>
    </message>
    <message>
        <source>The plan is in the clipboard.</source>
        <translation>Der Plan ist in der Zwischenablage.</translation>
    </message>
    <message numerus="yes">
        <source>Resume %n migration(s)</source>
        <translation>
            <numerusform>%n Migration fortsetzen</numerusform>
            <numerusform>%n Migrationen fortsetzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n migration(s) as applied</source>
        <translation>
            <numerusform>%n Migration als angewendet markieren</numerusform>
            <numerusform>%n Migrationen als angewendet markieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n migration(s) as not applied</source>
        <translation>
            <numerusform>%n Migration als nicht angewendet markieren</numerusform>
            <numerusform>%n Migrationen als nicht angewendet markieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Initialise the database</source>
        <translation>Datenbank initialisieren</translation>
    </message>
    <message numerus="yes">
        <source>Verify %n migration(s)</source>
        <translation>
            <numerusform>%n Migration prüfen</numerusform>
            <numerusform>%n Migrationen prüfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n repair(s)</source>
        <translation>
            <numerusform>%n Reparatur schreiben</numerusform>
            <numerusform>%n Reparaturen schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Run all migrations in a scratch database first: up, down and up again</source>
        <translation>Alle Migrationen zuerst in einer Wegwerf-Datenbank ausführen: auf, ab und wieder auf</translation>
    </message>
    <message>
        <source>Cancelling the rehearsal…</source>
        <translation>Die Probe wird abgebrochen…</translation>
    </message>
    <message>
        <source>Rehearse there</source>
        <translation>Dort proben</translation>
    </message>
    <message>
        <source>Cancel rehearsal</source>
        <translation>Probe abbrechen</translation>
    </message>
    <message>
        <source>Rehearsing in a scratch database…</source>
        <translation>In einer Wegwerf-Datenbank wird geprobt…</translation>
    </message>
    <message>
        <source>Rehearse again</source>
        <translation>Noch einmal proben</translation>
    </message>
    <message>
        <source>The rehearsal was cancelled.</source>
        <translation>Die Probe wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Save plan…</source>
        <translation>Plan speichern…</translation>
    </message>
    <message>
        <source>SQL, to be run by hand (*.sql)</source>
        <translation>SQL, von Hand auszuführen (*.sql)</translation>
    </message>
    <message>
        <source>Markdown, for a review (*.md)</source>
        <translation>Markdown, für eine Durchsicht (*.md)</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Den Plan speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>JSON, for programs (*.json)</source>
        <translation>JSON, für Programme (*.json)</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunProgressBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::RunsTable</name>
    <message>
        <source>roll back failed</source>
        <translation>Rücknahme fehlgeschlagen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>statements done of all</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>marked as not applied</source>
        <translation>als nicht angewendet markiert</translation>
    </message>
    <message>
        <source>marked as applied</source>
        <translation>als angewendet markiert</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::SaveDialog</name>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::Screenshots</name>
    <message>
        <source>The picture cannot be written to %1.</source>
        <translation>Das Bild lässt sich nicht nach %1 schreiben.</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::SqlEditor</name>
    <message>
        <source>SQL editor</source>
        <translation>SQL-Editor</translation>
    </message>
    <message>
        <source>"%1" has no file yet.</source>
        <translation>„%1“ hat noch keine Datei.</translation>
    </message>
    <message>
        <source>Save it under a name.</source>
        <translation>Unter einem Namen speichern.</translation>
    </message>
    <message>
        <source>%1 was changed by another program since it was opened.</source>
        <translation>%1 wurde seit dem Öffnen von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Take the file's text, or save this one under another name.</source>
        <translation>Den Text der Datei übernehmen oder diesen unter einem anderen Namen speichern.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>The file is as it was before. Save under another name or in another folder.</source>
        <translation>Die Datei ist unverändert. Unter einem anderen Namen oder in einem anderen Ordner speichern.</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>No environment chosen</source>
        <translation>Keine Umgebung gewählt</translation>
    </message>
    <message>
        <source>Ctrl+Enter runs a statement · F5 all</source>
        <translation>Strg+Eingabe führt eine Anweisung aus · F5 alle</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehlschlag</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Statement %1 of %2</source>
        <translation>Anweisung %1 von %2</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::SqlLogModel</name>
    <message>
        <source>%1, statement %2</source>
        <translation>%1, Anweisung %2</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation>
            <numerusform>%n Zeile geändert</numerusform>
            <numerusform>%n Zeilen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::SqlLogPane</name>
    <message>
        <source>SQL log</source>
        <translation>SQL-Protokoll</translation>
    </message>
    <message>
        <source>Statement as sent</source>
        <translation>Anweisung wie gesendet</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>Protokoll leeren</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::StartPage</name>
    <message>
        <source>Open a folder of migrations, see where each environment stands, run what is pending.</source>
        <translation>Ordner mit Migrationen öffnen, den Stand jeder Umgebung sehen, Ausstehendes ausführen.</translation>
    </message>
    <message>
        <source>Try the Demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Open Folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>New Project…</source>
        <translation>Neues Projekt…</translation>
    </message>
    <message>
        <source>A project on SQLite, no server needed, with something of everything.</source>
        <translation>Ein Projekt auf SQLite, ohne Server, von allem etwas.</translation>
    </message>
    <message>
        <source>Numbered SQL files, with or without varve.toml. Nothing is written to it.</source>
        <translation>Nummerierte SQL-Dateien, mit oder ohne varve.toml. Es wird nichts hineingeschrieben.</translation>
    </message>
    <message>
        <source>An empty folder with a first varve.toml.</source>
        <translation>Ein leerer Ordner mit einer ersten varve.toml.</translation>
    </message>
    <message>
        <source>Open before</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::StatementTexts</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Varve::Ui::StatusBar</name>
    <message>
        <source>writable</source>
        <translation>beschreibbar</translation>
    </message>
    <message>
        <source>asks before it changes</source>
        <translation>fragt vor Änderungen</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n ausstehend</numerusform>
            <numerusform>%n ausstehend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen…</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>run in progress</source>
        <translation>Lauf im Gange</translation>
    </message>
    <message>
        <source>Ln %1, Col %2</source>
        <translation>Z. %1, Sp. %2</translation>
    </message>
    <message numerus="yes">
        <source>%n partial</source>
        <translation>
            <numerusform>%n teilweise</numerusform>
            <numerusform>%n teilweise</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 not reachable</source>
        <translation>%1 nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::TargetDialog</name>
    <message>
        <source>Run to</source>
        <translation>Ausführen bis</translation>
    </message>
    <message>
        <source>Roll back to</source>
        <translation>Zurücknehmen bis</translation>
    </message>
    <message>
        <source>%1, on %2</source>
        <translation>%1, auf %2</translation>
    </message>
    <message>
        <source>%1, on %2, database %3</source>
        <translation>%1, auf %2, Datenbank %3</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>head, heads, +N, a migration or its number, ID+N, BRANCH@head, BRANCH@+N, or a release</source>
        <translation>head, heads, +N, eine Migration oder ihre Nummer, ID+N, BRANCH@head, BRANCH@+N oder ein Release</translation>
    </message>
    <message>
        <source>-N, base for everything, or what stays the last applied one: a migration or its number, ID-N, a release; BRANCH@-N, BRANCH@base</source>
        <translation>-N, base für alles oder was als letzte angewendet bleibt: eine Migration oder ihre Nummer, ID-N, ein Release; BRANCH@-N, BRANCH@base</translation>
    </message>
    <message>
        <source>Show plan</source>
        <translation>Plan zeigen</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::TimelineHeader</name>
    <message>
        <source>Columns of the timeline</source>
        <translation>Spalten der Zeitleiste</translation>
    </message>
    <message>
        <source>Read Again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Lock…</source>
        <translation>Sperre…</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::TimelinePage</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Run Up to Here…</source>
        <translation>Bis hierher ausführen…</translation>
    </message>
    <message>
        <source>Roll Back to Here…</source>
        <translation>Bis hierher zurücknehmen…</translation>
    </message>
    <message>
        <source>Copy Id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>Copy Checksum</source>
        <translation>Prüfsumme kopieren</translation>
    </message>
    <message>
        <source>Copy Command Line</source>
        <translation>Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Resume, Statement %1 Was Done…</source>
        <translation>Fortsetzen, Anweisung %1 war ausgeführt…</translation>
    </message>
    <message>
        <source>Resume, Statements %1 to %2 Were Done…</source>
        <translation>Fortsetzen, Anweisungen %1 bis %2 waren ausgeführt…</translation>
    </message>
    <message>
        <source>Resume, Run Statements %1 to %2 Again…</source>
        <translation>Fortsetzen, Anweisungen %1 bis %2 erneut ausführen…</translation>
    </message>
    <message>
        <source>Resume, Run Statement %1 Again…</source>
        <translation>Fortsetzen, Anweisung %1 erneut ausführen…</translation>
    </message>
    <message>
        <source>Resume at Statement %1…</source>
        <translation>Bei Anweisung %1 fortsetzen…</translation>
    </message>
    <message>
        <source>Roll Back What Was Done…</source>
        <translation>Ausgeführtes zurücknehmen…</translation>
    </message>
    <message>
        <source>Mark as Applied…</source>
        <translation>Als angewendet markieren…</translation>
    </message>
    <message>
        <source>Mark as Not Applied…</source>
        <translation>Als nicht angewendet markieren…</translation>
    </message>
    <message>
        <source>Run Only This…</source>
        <translation>Nur diese ausführen…</translation>
    </message>
    <message>
        <source>Roll Back Only This…</source>
        <translation>Nur diese zurücknehmen…</translation>
    </message>
    <message>
        <source>Mark Up to Here as Applied…</source>
        <translation>Bis hierher als angewendet markieren…</translation>
    </message>
    <message>
        <source>Baseline Up to Here…</source>
        <translation>Ausgangsstand bis hierher…</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>Accept Change…</source>
        <translation>Änderung annehmen…</translation>
    </message>
    <message>
        <source>Resume at Another Statement…</source>
        <translation>An einer anderen Anweisung fortsetzen…</translation>
    </message>
    <message>
        <source>Run All of It Again…</source>
        <translation>Ganz von vorn ausführen…</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>%1 fortsetzen</translation>
    </message>
    <message>
        <source>Number of the statement to begin with:</source>
        <translation>Nummer der Anweisung, mit der begonnen wird:</translation>
    </message>
    <message>
        <source>Show plan</source>
        <translation>Plan zeigen</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::VariableTable</name>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <comment>variable on environment: value</comment>
        <translation>%1 in %2: %3</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>Varve::Ui::VariablesPane</name>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Migrations that use ${%1} cannot run here.</source>
        <translation>Migrationen, die ${%1} verwenden, können hier nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
</context>
<context>
    <name>Varve::Workbench</name>
    <message>
        <source>A scratch database there is removed when the server answers; otherwise varve-cli rehearse --clean removes it.</source>
        <translation>Eine Wegwerf-Datenbank dort wird entfernt, sobald der Server antwortet; sonst entfernt sie varve-cli rehearse --clean.</translation>
    </message>
    <message>
        <source>No environment has a connection to the database "%1".</source>
        <translation>Keine Umgebung hat eine Verbindung zur Datenbank „%1“.</translation>
    </message>
    <message>
        <source>Building the project in a scratch database needs one: add it to varve.toml, or give --database-url.</source>
        <translation>Der Aufbau des Projekts in einer Wegwerf-Datenbank braucht eine Verbindung: in varve.toml eintragen oder --database-url angeben.</translation>
    </message>
    <message>
        <source>database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>project, variables of %1</source>
        <translation>Projekt, Variablen von %1</translation>
    </message>
    <message>
        <source>project at %1</source>
        <translation>Projekt bei %1</translation>
    </message>
    <message>
        <source>%1, variables of %2</source>
        <comment>project at 004, variables of test</comment>
        <translation>%1, Variablen von %2</translation>
    </message>
    <message>
        <source>A side of a comparison is an environment, "project", "project@MIGRATION" or "project@MIGRATION:ENVIRONMENT".</source>
        <translation>Eine Seite eines Vergleichs ist eine Umgebung, "project", "project@MIGRATION" oder "project@MIGRATION:ENVIRONMENT".</translation>
    </message>
    <message>
        <source>The demonstration file %1 could not be written: %2.</source>
        <translation>Die Demonstrationsdatei %1 konnte nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>There is no demonstration called "%1"; there are: %2.</source>
        <translation>Es gibt keine Demonstration namens „%1“; es gibt: %2.</translation>
    </message>
    <message>
        <source>Password of %1 for %2</source>
        <translation>Passwort von %1 für %2</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>Kein Projekt ist geöffnet.</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>Der Vergleich wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The plan was cancelled.</source>
        <translation>Der Plan wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The connection was closed while the plan was made.</source>
        <translation>Die Verbindung wurde geschlossen, während der Plan erstellt wurde.</translation>
    </message>
    <message>
        <source>%1 has a history already.</source>
        <translation>%1 hat schon eine Historie.</translation>
    </message>
    <message>
        <source>Mark single migrations with varve-cli stamp and unstamp.</source>
        <translation>Einzelne Migrationen mit varve-cli stamp und unstamp markieren.</translation>
    </message>
    <message>
        <source>%1 is %2, and the scratch databases of %3 shall be made on %4, which is %5.</source>
        <translation>%1 ist %2, und die Wegwerf-Datenbanken von %3 sollen auf %4 angelegt werden, das %5 ist.</translation>
    </message>
    <message>
        <source>Let scratch name an environment of the same engine.</source>
        <translation>Mit scratch eine Umgebung derselben Engine nennen.</translation>
    </message>
    <message>
        <source>%1 and %2 would have one history: %3 is no part of their databases, and both use it.</source>
        <translation>%1 und %2 hätten eine gemeinsame Historie: %3 gehört zu keiner der beiden Datenbanken, und beide verwenden es.</translation>
    </message>
    <message>
        <source>Leave schema out: each database then has a history of its own.</source>
        <translation>Lassen Sie schema weg: Dann hat jede Datenbank eine eigene Historie.</translation>
    </message>
</context>
<context>
    <name>Varve::Workbench::Workbench</name>
    <message>
        <source>The file %1 that the plan was made for is gone.</source>
        <translation>Die Datei %1, für die der Plan erstellt wurde, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Nothing was run. Plan again.</source>
        <translation>Nichts wurde ausgeführt. Neu planen.</translation>
    </message>
    <message>
        <source>A run on %1 is still going on.</source>
        <translation>Ein Lauf auf %1 ist noch im Gange.</translation>
    </message>
    <message>
        <source>Wait until it has ended, or cancel it.</source>
        <translation>Warten, bis er endet, oder ihn abbrechen.</translation>
    </message>
</context>
</TS>
