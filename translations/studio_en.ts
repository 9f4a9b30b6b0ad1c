<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>SpeechNotice</name>
    <message numerus="yes">
        <source>Too many requests. Retrying in %n s</source>
        <translation>
            <numerusform>Too many requests. Retrying in %n s</numerusform>
            <numerusform>Too many requests. Retrying in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service is not reachable. Retrying in %n s</source>
        <translation>
            <numerusform>The service is not reachable. Retrying in %n s</numerusform>
            <numerusform>The service is not reachable. Retrying in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still waiting: no sound for %n s.</source>
        <translation>
            <numerusform>Still waiting: no sound for %n s.</numerusform>
            <numerusform>Still waiting: no sound for %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::app</name>
    <message numerus="yes">
        <source>%n requests of the last run may have been charged.</source>
        <translation>
            <numerusform>%n request of the last run may have been charged.</numerusform>
            <numerusform>%n requests of the last run may have been charged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::app::SpeakCommand</name>
    <message numerus="yes">
        <source>free in the sandbox (≈ %n pretend credits)  ≈ %1</source>
        <translation>
            <numerusform>free in the sandbox (≈ %n pretend credit)  ≈ %1</numerusform>
            <numerusform>free in the sandbox (≈ %n pretend credits)  ≈ %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ %n credits  ≈ %1</source>
        <translation>
            <numerusform>≈ %n credit  ≈ %1</numerusform>
            <numerusform>≈ %n credits  ≈ %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free in the sandbox (%n pretend credits)</source>
        <translation>
            <numerusform>free in the sandbox (%n pretend credit)</numerusform>
            <numerusform>free in the sandbox (%n pretend credits)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credits</source>
        <translation>
            <numerusform>%n credit</numerusform>
            <numerusform>%n credits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ %n credits</source>
        <translation>
            <numerusform>≈ %n credit</numerusform>
            <numerusform>≈ %n credits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1  %n captions</source>
        <translation>
            <numerusform>%1  %n caption</numerusform>
            <numerusform>%1  %n captions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::app::Speaker</name>
    <message numerus="yes">
        <source>Still waiting for the service (%n s). The request may be charged already.</source>
        <translation>
            <numerusform>Still waiting for the service (%n s). The request may be charged already.</numerusform>
            <numerusform>Still waiting for the service (%n s). The request may be charged already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::app::UsageCommand</name>
    <message numerus="yes">
        <source>%n requests may have been charged; their outcome is unknown.</source>
        <translation>
            <numerusform>%n request may have been charged; its outcome is unknown.</numerusform>
            <numerusform>%n requests may have been charged; their outcome is unknown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ConnectForm</name>
    <message numerus="yes">
        <source>more than %n voices</source>
        <translation>
            <numerusform>more than %n voice</numerusform>
            <numerusform>more than %n voices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voices</source>
        <translation>
            <numerusform>%n voice</numerusform>
            <numerusform>%n voices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::IconButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <extracomment>Number of things waiting behind a button; %n is at least 1.</extracomment>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::AuditionControl</name>
    <message numerus="yes">
        <source>First line in %n voices</source>
        <translation>
            <numerusform>First line in %n voice</numerusform>
            <numerusform>First line in %n voices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::AuditionSlot</name>
    <message numerus="yes">
        <source>Audition %1, %2, %n seconds</source>
        <translation>
            <numerusform>Audition %1, %2, %n second</numerusform>
            <numerusform>Audition %1, %2, %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::AuditionFeature</name>
    <message numerus="yes">
        <source>Audition of %n voices</source>
        <translation>
            <numerusform>Audition of %n voice</numerusform>
            <numerusform>Audition of %n voices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ExportSheet</name>
    <message numerus="yes">
        <source>Export %n takes</source>
        <translation>
            <numerusform>Export %n take</numerusform>
            <numerusform>Export %n takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ExportFlow</name>
    <message numerus="yes">
        <source>Export of %n takes</source>
        <translation>
            <numerusform>Export of %n take</numerusform>
            <numerusform>Export of %n takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n takes exported, %1 failed.</source>
        <translation>
            <numerusform>%n take exported, %1 failed.</numerusform>
            <numerusform>%n takes exported, %1 failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n takes exported.</source>
        <translation>
            <numerusform>%n take exported.</numerusform>
            <numerusform>%n takes exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditionText</name>
    <message numerus="yes">
        <source>%n samples, all equally loud.</source>
        <translation>
            <numerusform>%n sample.</numerusform>
            <numerusform>%n samples, all equally loud.</numerusform>
        </translation>
    </message>
</context>
</TS>
