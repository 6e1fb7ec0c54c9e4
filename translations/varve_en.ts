<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
