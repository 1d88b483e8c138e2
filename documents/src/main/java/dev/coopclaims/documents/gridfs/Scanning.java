package dev.coopclaims.documents.gridfs;

import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import dev.coopclaims.documents.ContentScanner;
import dev.coopclaims.documents.ContentScanner.Quarantined;
import dev.coopclaims.documents.ContentScanner.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the scanner, waits at most the agreed time, and treats anything but a clean verdict as a refusal. */
final class Scanning {
    private final ContentScanner scanner;
    private final Duration timeout;

    Scanning(ContentScanner scanner, Duration timeout) {
        this.scanner = scanner;
        this.timeout = timeout;
    }

    String scannerName() {
        return scanner.name();
    }

    void mustBeClean(Quarantined content) {
        switch (verdictOn(content)) {
            case Verdict.Clean() -> {}
            case Verdict.Infected(String signature) ->
                throw new ContentRefused(Code.INFECTED, Map.of("signature", signature, "scanner", scanner.name()));
        }
    }

    private Verdict verdictOn(Quarantined content) {
        FutureTask<Verdict> asked = new FutureTask<>(() -> scanner.scan(content));
        Thread.ofVirtual().name("scan-", 0).start(asked);
        try {
            return asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unavailable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } finally {
            asked.cancel(true);
        }
    }

    private ContentRefused unavailable(Throwable cause) {
        return new ContentRefused(Code.SCANNER_UNAVAILABLE, Map.of("scanner", scanner.name()), cause);
    }
}
