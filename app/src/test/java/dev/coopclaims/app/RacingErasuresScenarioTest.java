package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.testkit.Await;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People comment on claims, attach files to them and copy them while they are discarded and erased (H-6), on a real mongod. What was
 * answered before somebody confirmed the erasure is nowhere afterwards; what is written later stays or is erased with it, and views say
 * the same as the log.
 */
class RacingErasuresScenarioTest {
    private static final int CLAIMS = 8;
    private static final Pattern TOKEN = Pattern.compile("zr[0-9]+z");
    private static final String TITLE = "Titled";
    private static final Duration VIEWS_WITHIN = Duration.ofSeconds(60);
    private static final long HEAD_START_NANOS = Duration.ofMillis(300).toNanos();

    private final AtomicInteger next = new AtomicInteger();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> copies = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();
    private final Set<String> doomed = ConcurrentHashMap.newKeySet();
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path folder;

    @Test
    void what_was_written_before_an_erasure_was_confirmed_is_nowhere_whoever_writes_at_that_moment() throws Exception {
        try (RunningApplication application = PrivacyOfficer.application(folder, PrivacyOfficer.server(true))) {
            List<String> claims = new ArrayList<>();
            for (int i = 0; i < CLAIMS; i++) {
                claims.add(new PartnerAtWork(application).start("alice", TITLE));
            }
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> working = new ArrayList<>();
                for (String claim : claims) {
                    working.add(people.submit(() -> comment(claim, application)));
                    // A copy of a draft takes its documents along, with their names, and is a claim of its own (C-11).
                    working.add(people.submit(() -> {
                        if (claims.indexOf(claim) % 2 == 0) {
                            attach(claim, application);
                        } else {
                            copy(claim, application);
                        }
                    }));
                    working.add(people.submit(() -> erase(claim, application)));
                }
                for (Future<?> one : working) {
                    one.get();
                }
            }
            MongoDatabase database = application.context().getBean(MongoDatabase.class);
            RebuildableViews views = new RebuildableViews(application);
            awaitViews(views);
            Map<String, Set<String>> found = tokens(database);
            Set<String> everywhere = new TreeSet<>();
            found.values().forEach(everywhere::addAll);

            assertThat(everywhere).as("written before").doesNotContainAnyElementsOf(doomed);
            assertThat(found.keySet()).as("in the clear").doesNotContain("commits", "fieldKeys", "idempotencyKeys");
            for (String copy : copies) {
                assertThat(new PartnerAtWork(application)
                                .readJson("rita", "/api/claims/" + copy)
                                .path("title")
                                .asString())
                        .as("no copy is made of erased texts")
                        .isEqualTo(TITLE);
            }
            views.rebuildAll();
            assertThat(inViews(tokens(database))).as("rebuilt").isEqualTo(inViews(found));
            Set<String> later = new TreeSet<>(acknowledged.keySet());
            later.removeAll(doomed);
            System.out.printf(
                    "erasures against writers: %d of %d claims erased; %d texts before, none left; %d written while it was"
                            + " carried out, %d of them left; %d copies; refused: %s%n",
                    done.size(),
                    CLAIMS,
                    doomed.size(),
                    later.size(),
                    everywhere.size(),
                    copies.size(),
                    new TreeMap<>(refused));
            assertThat(done).hasSize(CLAIMS);
            assertThat(doomed).hasSizeGreaterThan(CLAIMS);
            assertThat(later).as("the race happened").isNotEmpty();
        }
    }

    private String token() {
        return "zr" + next.incrementAndGet() + "z";
    }

    private void comment(String claim, RunningApplication application) {
        while (!done.contains(claim)) {
            String token = token();
            note(claim, token, post(application, "alice", "/api/claims/" + claim + "/comments", "text", token));
        }
    }

    private void attach(String claim, RunningApplication application) {
        PartnerAtWork work = new PartnerAtWork(application);
        boolean open = true;
        while (open) {
            String token = token();
            try {
                work.upload("alice", claim, "OTHER", token + ".pdf", PartnerAtWork.pdf("a page"), 201);
                acknowledged.put(token, claim);
            } catch (AssertionError discarded) {
                open = false;
            }
        }
    }

    private void copy(String claim, RunningApplication application) {
        while (!done.contains(claim)) {
            HttpResponse<String> answer = post(application, "alice", "/api/claims/" + claim + "/copy", null, null);
            if (answer.statusCode() == 201) {
                copies.add(RunningApplication.json(answer).path("claim").asString());
            } else {
                count(answer);
            }
        }
    }

    private void erase(String claim, RunningApplication application) {
        LockSupport.parkNanos(HEAD_START_NANOS);
        PartnerAtWork work = new PartnerAtWork(application);
        PrivacyOfficer officer = new PrivacyOfficer(work);
        HttpResponse<String> discarded;
        do {
            discarded = post(application, "alice", "/api/claims/" + claim + "/discard", "reason", "so");
        } while (discarded.statusCode() == 409);
        assertThat(discarded.statusCode()).as(discarded.body()).isEqualTo(204);
        String erasure = officer.asked("{\"stream\":\"%s\",\"reason\":\"asked\"}".formatted(claim));
        acknowledged.forEach((token, of) -> {
            if (of.equals(claim)) {
                doomed.add(token);
            }
        });
        officer.confirm(erasure);
        officer.awaitStatus(erasure, "DONE");
        done.add(claim);
    }

    private void note(String claim, String token, HttpResponse<String> answer) {
        if (answer.statusCode() == 201) {
            acknowledged.put(token, claim);
        } else {
            count(answer);
        }
    }

    private void count(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(409, 422, 429, 503);
        refused.computeIfAbsent(
                        answer.statusCode() + " "
                                + RunningApplication.json(answer).path("code").asString(),
                        ignored -> new AtomicInteger())
                .incrementAndGet();
    }

    private static HttpResponse<String> post(
            RunningApplication application, String user, String path, @Nullable String field, @Nullable String text) {
        String body = field == null ? "{}" : "{\"" + field + "\":\"" + text + "\"}";
        return application.send(application
                .as(user, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void awaitViews(RebuildableViews views) {
        assertThat(Await.until(
                        VIEWS_WITHIN,
                        () -> views.standing()
                                .valueStream()
                                .allMatch(view -> view.path("lag").asLong() == 0)))
                .isTrue();
    }

    private static Map<String, Set<String>> inViews(Map<String, Set<String>> found) {
        Map<String, Set<String>> views = new TreeMap<>(found);
        views.keySet().removeIf(name -> !name.startsWith("view_"));
        return views;
    }

    private static Map<String, Set<String>> tokens(MongoDatabase database) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (String name : database.listCollectionNames()) {
            for (RawBsonDocument document :
                    database.getCollection(name, RawBsonDocument.class).find()) {
                byte[] bytes = new byte[document.getByteBuffer().remaining()];
                document.getByteBuffer().get(bytes);
                Matcher matcher = TOKEN.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
                while (matcher.find()) {
                    found.computeIfAbsent(name, ignored -> new TreeSet<>()).add(matcher.group());
                }
            }
        }
        return found;
    }
}
