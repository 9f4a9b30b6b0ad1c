// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The service's own web client in a headless browser, as a peer. Not needed by anything but a comparison by hand:
//   mkdir peer && cd peer && npm install @elevenlabs/client puppeteer-core        (and a chromium)
//   STUDIO_WEB_CLIENT=…/peer node tests/bench/webclient/run.mjs SIGNED_URL [SECONDS] [WAV FOR THE MICROPHONE]
// Prints one JSON object a line: {"out"|"in": a message without its sound, "t": milliseconds}, and {"event": …} for what the
// client tells its page. Lines on standard input: {"send": "user_message"|"contextual_update"|…, "text": …}; "end" ends it.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';

const home = process.env.STUDIO_WEB_CLIENT;
const [url, seconds = '30', microphone] = process.argv.slice(2);
if (!home || !url) {
    console.error('Usage: STUDIO_WEB_CLIENT=folder node run.mjs SIGNED_URL [SECONDS] [WAV]');
    process.exit(2);
}
const puppeteer = createRequire(path.join(home, 'x.js'))('puppeteer-core');
const library = readFileSync(path.join(home, 'node_modules/@elevenlabs/client/dist/lib.iife.js'));
const page = `<!doctype html><title>peer</title><script src="client.js"></script><script>
window.began = async url => {
    const tell = (event, data) => console.log('EVENT ' + JSON.stringify({event, data}));
    window.session = await ElevenLabsClient.Conversation.startSession({
        signedUrl: url, connectionType: 'websocket',
        clientTools: new Proxy({}, {get: (_, name) => typeof name === 'string' && name !== 'then' ?
            parameters => JSON.stringify({charges: [42.9, 42.9], duplicates: 1}) : undefined,
            has: () => true, getOwnPropertyDescriptor: () => ({configurable: true, enumerable: true})}),
        onModeChange: mode => tell('mode', mode), onStatusChange: status => tell('status', status),
        onError: message => tell('error', String(message)), onDisconnect: details => tell('disconnect', details.reason)});
    tell('started', window.session.getId());
};
</script>`;

const server = createServer((request, answer) => {
    const script = request.url === '/client.js';
    answer.writeHead(200, { 'Content-Type': script ? 'text/javascript' : 'text/html' });
    answer.end(script ? library : page);
});
await new Promise(done => server.listen(0, '127.0.0.1', done));

const fake = microphone ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${microphone}%noloop`] : [];
const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
    args: ['--no-sandbox', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required', ...fake],
    ignoreDefaultArgs: ['--mute-audio'],
});
const tab = await browser.newPage();
const say = line => console.log(JSON.stringify(line));
const began = Date.now();
tab.on('console', message => {
    if (message.text().startsWith('EVENT '))
        say({ ...JSON.parse(message.text().slice(6)), t: Date.now() - began });
});
const protocol = await tab.createCDPSession();
await protocol.send('Network.enable');
/// A message with its sound taken out.
const plain = text => {
    try {
        const message = JSON.parse(text);
        if (message.user_audio_chunk)
            message.user_audio_chunk = `${message.user_audio_chunk.length} characters`;
        if (message.audio_event)
            message.audio_event = { event_id: message.audio_event.event_id };
        return message;
    } catch {
        return text;
    }
};
protocol.on('Network.webSocketFrameSent', ({ response }) => say({ out: plain(response.payloadData), t: Date.now() - began }));
protocol.on('Network.webSocketFrameReceived', ({ response }) => say({ in: plain(response.payloadData), t: Date.now() - began }));
await tab.goto(`http://127.0.0.1:${server.address().port}/`);
const end = async () => {
    await tab.evaluate(() => window.session?.endSession()).catch(() => {});
    await browser.close();
    server.close();
    process.exit(0);
};
createInterface({ input: process.stdin }).on('line', async line => {
    if (line.trim() === 'end')
        return end();
    const { send, text } = JSON.parse(line);
    await tab.evaluate((kind, words) => ({
        user_message: () => window.session.sendUserMessage(words),
        contextual_update: () => window.session.sendContextualUpdate(words),
        user_activity: () => window.session.sendUserActivity(),
        feedback: () => window.session.sendFeedback(true),
    })[kind](), send, text);
});
setTimeout(end, Number(seconds) * 1000);
await tab.evaluate(where => window.began(where), url).catch(error => { say({ event: 'failed', data: String(error) }); });
