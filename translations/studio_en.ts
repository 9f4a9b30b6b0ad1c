<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Archive</name>
    <message numerus="yes">
        <source>%n credits</source>
        <translation>
            <numerusform>%n credit</numerusform>
            <numerusform>%n credits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speakers</source>
        <translation>
            <numerusform>%n speaker</numerusform>
            <numerusform>%n speakers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turns</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
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
<context>
    <name>CliText</name>
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
        <source>“%1” fits %n sessions; write more of it.</source>
        <translation>
            <numerusform>“%1” fits %n session; write more of it.</numerusform>
            <numerusform>“%1” fits %n sessions; write more of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service took the request and did not answer within %n s.</source>
        <translation>
            <numerusform>The service took the request and did not answer within %n s.</numerusform>
            <numerusform>The service took the request and did not answer within %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompileNotes</name>
    <message numerus="yes">
        <source>This model takes no audio tags: %n of them are left out.</source>
        <translation>
            <numerusform>This model takes no audio tags: one is left out.</numerusform>
            <numerusform>This model takes no audio tags: %n of them are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceText</name>
    <message numerus="yes">
        <source>Events (%n)</source>
        <translation>
            <numerusform>Events (%n)</numerusform>
            <numerusform>Events (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged event(s) of the log cannot be read and were left out.</source>
        <translation>
            <numerusform>%n damaged event of the log cannot be read and was left out.</numerusform>
            <numerusform>%n damaged events of the log cannot be read and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfilesPage</name>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <extracomment>%n voices; a plus sign follows when there are more.</extracomment>
        <translation>
            <numerusform>%n voice</numerusform>
            <numerusform>%n voices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScenarioText</name>
    <message numerus="yes">
        <source>“%1” may have %n character(s) at most.</source>
        <translation>
            <numerusform>“%1” may have %n character at most.</numerusform>
            <numerusform>“%1” may have %n characters at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repeat %n time(s)</source>
        <translation>
            <numerusform>Repeat %n time</numerusform>
            <numerusform>Repeat %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n mistake(s) in all; nothing was run.</source>
        <translation>
            <numerusform>There is %n mistake in all; nothing was run.</numerusform>
            <numerusform>There are %n mistakes in all; nothing was run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are more than %n mistake(s); nothing was run.</source>
        <translation>
            <numerusform>There is more than %n mistake; nothing was run.</numerusform>
            <numerusform>There are more than %n mistakes; nothing was run.</numerusform>
        </translation>
    </message>
</context>
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
    <name>studio::app::AgentBundleCommand</name>
    <message numerus="yes">
        <source>%n character(s) masked. The sound was left out, since what is spoken cannot be masked.</source>
        <translation>
            <numerusform>%n character masked. The sound was left out, since what is spoken cannot be masked.</numerusform>
            <numerusform>%n characters masked. The sound was left out, since what is spoken cannot be masked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::app::AgentCheckCommand</name>
    <message numerus="yes">
        <source>%1: %n step(s)</source>
        <translation>
            <numerusform>%1: %n step</numerusform>
            <numerusform>%1: %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::app::AgentSessionsCommand</name>
    <message numerus="yes">
        <source>%1  %n turn(s)</source>
        <translation>
            <numerusform>%1  %n turn</numerusform>
            <numerusform>%1  %n turns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::app::AgentTalkCommand</name>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::app::ConvertCommand</name>
    <message numerus="yes">
        <source>Still waiting for the service (%n s). The request may be charged already.</source>
        <translation>
            <numerusform>Still waiting for the service (%n s). The request may be charged already.</numerusform>
            <numerusform>Still waiting for the service (%n s). The request may be charged already.</numerusform>
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
</context>
<context>
    <name>studio::app::DesktopLink</name>
    <message numerus="yes">
        <source>Only the first of %n files was opened.</source>
        <translation>
            <numerusform>The file was opened.</numerusform>
            <numerusform>Only the first of %n files was opened.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::app::LiveCommand</name>
    <message numerus="yes">
        <source>%n word(s)  %1</source>
        <translation>
            <numerusform>%n word  %1</numerusform>
            <numerusform>%n words  %1</numerusform>
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
    <name>studio::app::TranscribeCommand</name>
    <message numerus="yes">
        <source>≈ %n credits  %1</source>
        <translation>
            <numerusform>≈ %n credit  %1</numerusform>
            <numerusform>≈ %n credits  %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service has not said anything for %n second(s). The request goes on.</source>
        <translation>
            <numerusform>The service has not said anything for %n second. The request goes on.</numerusform>
            <numerusform>The service has not said anything for %n seconds. The request goes on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1  %n word(s)  %2</source>
        <translation>
            <numerusform>%1  %n word  %2</numerusform>
            <numerusform>%1  %n words  %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) had times beyond the sound. They were put at its end.</source>
        <translation>
            <numerusform>%n word had a time beyond the sound. It was put at its end.</numerusform>
            <numerusform>%n words had times beyond the sound. They were put at its end.</numerusform>
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
    <name>studio::app::WaitingNote</name>
    <message numerus="yes">
        <source>Still waiting for an answer of the service (%n s).</source>
        <translation>
            <numerusform>Still waiting for an answer of the service (%n s).</numerusform>
            <numerusform>Still waiting for an answer of the service (%n s).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::AskCard</name>
    <message numerus="yes">
        <source>%n more wait</source>
        <translation>
            <numerusform>%n more waits</numerusform>
            <numerusform>%n more wait</numerusform>
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
    <name>studio::ui::AuditionSlot</name>
    <message numerus="yes">
        <source>Audition %1, %2, %n seconds</source>
        <extracomment>A candidate read aloud: %1 its number, %2 the voice.</extracomment>
        <translation>
            <numerusform>Audition %1, %2, %n second</numerusform>
            <numerusform>Audition %1, %2, %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::BatchSheet</name>
    <message numerus="yes">
        <source>Change the voice of %n recordings</source>
        <translation>
            <numerusform>Change the voice of %n recording</numerusform>
            <numerusform>Change the voice of %n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files cannot be read and are left out: %1</source>
        <translation>
            <numerusform>%n file cannot be read and is left out: %1</numerusform>
            <numerusform>%n files cannot be read and are left out: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::CaptionModel</name>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>line of %n</source>
        <comment>characters</comment>
        <translation>
            <numerusform>line of %n</numerusform>
            <numerusform>line of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::CaptionsFeature</name>
    <message numerus="yes">
        <source>%n warnings stay: the speech leaves no time.</source>
        <translation>
            <numerusform>%n warning stays: the speech leaves no time.</numerusform>
            <numerusform>%n warnings stay: the speech leaves no time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings fixed.</source>
        <translation>
            <numerusform>%n warning fixed.</numerusform>
            <numerusform>%n warnings fixed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::CaptionsPage</name>
    <message numerus="yes">
        <source>Fix %n</source>
        <comment>captions that break a rule</comment>
        <translation>
            <numerusform>Fix %n</numerusform>
            <numerusform>Fix %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix timing: %n captions break a rule</source>
        <translation>
            <numerusform>Fix timing: %n caption breaks a rule</numerusform>
            <numerusform>Fix timing: %n captions break a rule</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ChangerPanel</name>
    <message numerus="yes">
        <source>%n credits</source>
        <translation>
            <numerusform>%n credit</numerusform>
            <numerusform>%n credits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::CloseQuestion</name>
    <message numerus="yes">
        <source>%n jobs are not done yet. Voice Studio can stay, without a window, until they are. Start it again to see them.</source>
        <translation>
            <numerusform>One job is not done yet. Voice Studio can stay, without a window, until it is. Start it again to see it.</numerusform>
            <numerusform>%n jobs are not done yet. Voice Studio can stay, without a window, until they are. Start it again to see them.</numerusform>
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
    <name>studio::ui::ConversationList</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::DetailsPage</name>
    <message numerus="yes">
        <source>%1 % on average, %n words uncertain</source>
        <translation>
            <numerusform>%1 % on average, %n word uncertain</numerusform>
            <numerusform>%1 % on average, %n words uncertain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credits</source>
        <translation>
            <numerusform>%n credit</numerusform>
            <numerusform>%n credits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::EditorPresenter</name>
    <message numerus="yes">
        <source>Made in %n parts, joined without gaps.</source>
        <translation>
            <numerusform>Made in one part.</numerusform>
            <numerusform>Made in %n parts, joined without gaps.</numerusform>
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
    <name>studio::ui::FindBar</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%n place replaced. Ctrl+Z takes it back.</numerusform>
            <numerusform>%n places replaced. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::FolderBatch</name>
    <message numerus="yes">
        <source>Looking at %n files.</source>
        <translation>
            <numerusform>Looking at %n file.</numerusform>
            <numerusform>Looking at %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the voice of %n recordings</source>
        <translation>
            <numerusform>Change the voice of %n recording</numerusform>
            <numerusform>Change the voice of %n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings are done.</source>
        <translation>
            <numerusform>%n recording is done.</numerusform>
            <numerusform>%n recordings are done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changing %n recordings.</source>
        <translation>
            <numerusform>Changing %n recording.</numerusform>
            <numerusform>Changing %n recordings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::HistoryPanel</name>
    <message numerus="yes">
        <source>%n requests may have been charged.</source>
        <translation>
            <numerusform>One request may have been charged.</numerusform>
            <numerusform>%n requests may have been charged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::HistoryRemoval</name>
    <message numerus="yes">
        <source>%n takes were deleted.</source>
        <translation>
            <numerusform>%n take was deleted.</numerusform>
            <numerusform>%n takes were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries were deleted.</source>
        <translation>
            <numerusform>%n entry was deleted.</numerusform>
            <numerusform>%n entries were deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::HistorySessions</name>
    <message numerus="yes">
        <source>%n session(s) were deleted.</source>
        <translation>
            <numerusform>%n session was deleted.</numerusform>
            <numerusform>%n sessions were deleted.</numerusform>
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
    <name>studio::ui::ImportFlow</name>
    <message numerus="yes">
        <source>%1 The same goes for %n more.</source>
        <extracomment>%1 a sentence about one file</extracomment>
        <translation>
            <numerusform>%1 The same goes for %n more.</numerusform>
            <numerusform>%1 The same goes for %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Transcripts of %n files</source>
        <translation>
            <numerusform>Transcript of %n file</numerusform>
            <numerusform>Transcripts of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ImportSheet</name>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n</source>
        <translation>
            <numerusform>At most %n</numerusform>
            <numerusform>At most %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::JobText</name>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>about %n s left</numerusform>
            <numerusform>about %n s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>about %n min left</numerusform>
            <numerusform>about %n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n h left</source>
        <translation>
            <numerusform>about %n h left</numerusform>
            <numerusform>about %n h left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::JobsDrawer</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Runs %n at a time</source>
        <translation>
            <numerusform>Runs one at a time</numerusform>
            <numerusform>Runs %n at a time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::LiveChoices</name>
    <message numerus="yes">
        <source>≈ %n credits a minute</source>
        <translation>
            <numerusform>≈ %n credit a minute</numerusform>
            <numerusform>≈ %n credits a minute</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::LiveFeature</name>
    <message numerus="yes">
        <source>≈ %n credits so far</source>
        <translation>
            <numerusform>≈ %n credit so far</numerusform>
            <numerusform>≈ %n credits so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::LivePage</name>
    <message numerus="yes">
        <source>Next try in %n seconds.</source>
        <translation>
            <numerusform>Next try in %n second.</numerusform>
            <numerusform>Next try in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::LostAnswers</name>
    <message numerus="yes">
        <source>%n requests may have been charged.</source>
        <translation>
            <numerusform>One request may have been charged.</numerusform>
            <numerusform>%n requests may have been charged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::RecordBar</name>
    <message numerus="yes">
        <source>Recording begins in %n seconds</source>
        <translation>
            <numerusform>Recording begins in %n second</numerusform>
            <numerusform>Recording begins in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::RecordControl</name>
    <message numerus="yes">
        <source>The disk has room for only %n more minutes.</source>
        <translation>
            <numerusform>The disk has room for only %n more minute.</numerusform>
            <numerusform>The disk has room for only %n more minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::RecordText</name>
    <message numerus="yes">
        <source>The microphone was gone %n times while this was recorded.</source>
        <translation>
            <numerusform>The microphone was gone once while this was recorded.</numerusform>
            <numerusform>The microphone was gone %n times while this was recorded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ReplayFeature</name>
    <message numerus="yes">
        <source>%n damaged event(s) were left out.</source>
        <translation>
            <numerusform>%n damaged event was left out.</numerusform>
            <numerusform>%n damaged events were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::Retranscribing</name>
    <message numerus="yes">
        <source>%n word(s) were put in. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%n word was put in. Ctrl+Z takes it back.</numerusform>
            <numerusform>%n words were put in. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::RulesDialog</name>
    <message numerus="yes">
        <source>%n rule(s) imported; some entries could not be used.</source>
        <translation>
            <numerusform>%n rule imported; some entries could not be used.</numerusform>
            <numerusform>%n rules imported; some entries could not be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) imported.</source>
        <translation>
            <numerusform>%n rule imported.</numerusform>
            <numerusform>%n rules imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ScriptComparing</name>
    <message numerus="yes">
        <source>%n place(s) depart from the script. %1 % is as written.</source>
        <translation>
            <numerusform>%n place departs from the script. %1 % is as written.</numerusform>
            <numerusform>%n places depart from the script. %1 % is as written.</numerusform>
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
        <source>The service placed the script&apos;s words; %n of them fit(s) badly.</source>
        <translation>
            <numerusform>The service placed the script&apos;s words; %n of them fits badly.</numerusform>
            <numerusform>The service placed the script&apos;s words; %n of them fit badly.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ServiceDetails</name>
    <message numerus="yes">
        <source>%n credit(s)</source>
        <translation>
            <numerusform>%n credit</numerusform>
            <numerusform>%n credits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::SessionFeature</name>
    <message numerus="yes">
        <source>≈ %n credits</source>
        <translation>
            <numerusform>≈ %n credit</numerusform>
            <numerusform>≈ %n credits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turns</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credits</source>
        <translation>
            <numerusform>%n credit</numerusform>
            <numerusform>%n credits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::SessionList</name>
    <message numerus="yes">
        <source>%n step(s) of the scenario failed</source>
        <translation>
            <numerusform>%n step of the scenario failed</numerusform>
            <numerusform>%n steps of the scenario failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n step(s) of the scenario passed</source>
        <translation>
            <numerusform>The %n step of the scenario passed</numerusform>
            <numerusform>All %n steps of the scenario passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::SettingsPanel</name>
    <message numerus="yes">
        <source>%n settings found</source>
        <translation>
            <numerusform>%n setting found</numerusform>
            <numerusform>%n settings found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::SpeechPanel</name>
    <message numerus="yes">
        <source>%n credits</source>
        <translation>
            <numerusform>%n credit</numerusform>
            <numerusform>%n credits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::SpokenFormDialog</name>
    <message numerus="yes">
        <source>%n place(s) in words; the script gets %1 characters longer.</source>
        <translation>
            <numerusform>%n place in words; the script gets %1 characters longer.</numerusform>
            <numerusform>%n places in words; the script gets %1 characters longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in words.</source>
        <translation>
            <numerusform>%n place in words.</numerusform>
            <numerusform>%n places in words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This model takes no audio tags: %n of them are left out.</source>
        <translation>
            <numerusform>This model takes no audio tags: one is left out.</numerusform>
            <numerusform>This model takes no audio tags: %n of them are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::StartCard</name>
    <message numerus="yes">
        <source>%n tools</source>
        <translation>
            <numerusform>%n tool</numerusform>
            <numerusform>%n tools</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::TimingPage</name>
    <message numerus="yes">
        <source>%n holes in the sound, together %1</source>
        <translation>
            <numerusform>%n hole in the sound, of %1</numerusform>
            <numerusform>%n holes in the sound, together %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ToolListModel</name>
    <message numerus="yes">
        <source>%1, %2, %n calls</source>
        <translation>
            <numerusform>%1, %2, %n call</numerusform>
            <numerusform>%1, %2, %n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ToolsPage</name>
    <message numerus="yes">
        <source>%n answers recorded</source>
        <translation>
            <numerusform>%n answer recorded</numerusform>
            <numerusform>%n answers recorded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::TranscriptEditing</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::TranscriptList</name>
    <message numerus="yes">
        <source>%n speakers</source>
        <translation>
            <numerusform>%n speaker</numerusform>
            <numerusform>%n speakers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::TranscriptOpening</name>
    <message numerus="yes">
        <source>%n captions had times that cannot be. They follow the one before and are marked as uncertain.</source>
        <translation>
            <numerusform>%n caption had times that cannot be. It follows the one before and is marked as uncertain.</numerusform>
            <numerusform>%n captions had times that cannot be. They follow the one before and are marked as uncertain.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n captions were too long to be one. They were split.</source>
        <translation>
            <numerusform>%n caption was too long to be one. It was split.</numerusform>
            <numerusform>%n captions were too long to be one. They were split.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::TranscriptShelf</name>
    <message numerus="yes">
        <source>%n speakers</source>
        <translation>
            <numerusform>%n speaker</numerusform>
            <numerusform>%n speakers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words had times beyond the sound. They were put at its end and are marked as uncertain.</source>
        <translation>
            <numerusform>%n word had a time beyond the sound. It was put at its end and is marked as uncertain.</numerusform>
            <numerusform>%n words had times beyond the sound. They were put at its end and are marked as uncertain.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::UnknownModel</name>
    <message numerus="yes">
        <source>%n entries of the history fit: choose one</source>
        <translation>
            <numerusform>%n entry of the history fits: choose it</numerusform>
            <numerusform>%n entries of the history fit: choose one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::UsageBars</name>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::UsageColumn</name>
    <message numerus="yes">
        <source>%1 credits in %n requests</source>
        <translation>
            <numerusform>%1 credits in %n request</numerusform>
            <numerusform>%1 credits in %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::WordSettings</name>
    <message numerus="yes">
        <source>%1  ·  %n rule(s)</source>
        <translation>
            <numerusform>%1  ·  %n rule</numerusform>
            <numerusform>%1  ·  %n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made “%1” of %n rule(s).</source>
        <translation>
            <numerusform>Made “%1” of %n rule.</numerusform>
            <numerusform>Made “%1” of %n rules.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::net</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ProfilesPage</name>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n voice</numerusform>
            <numerusform>%n voices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::agent</name>
    <message numerus="yes">
        <source>The computer was asleep for %n minute(s).</source>
        <translation>
            <numerusform>The computer was asleep for %n minute.</numerusform>
            <numerusform>The computer was asleep for %n minutes.</numerusform>
        </translation>
    </message>
</context>
</TS>
