package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.bson.RawBsonDocument;
import tools.jackson.databind.JsonNode;

/** What scenarios of erasing share: an application in which it is quick, who asks and confirms, and who searches afterwards. */
record PrivacyOfficer(PartnerAtWork work) {
    private static final String CLOCK = "--coop.clock=2026-10-01T09:00:00Z";
    private static final String[] QUICK = {
        "--coop.erasures.every=PT0.2S", "--coop.erasures.sealing-ends=PT0.5S", "--coop.erasures.opening-ends=PT1S"
    };
    private static final Duration DONE_WITHIN = Duration.ofSeconds(60);

    /** An application that carries erasures out within seconds. */
    static RunningApplication application(Path folder, String... more) {
        List<String> settings = new ArrayList<>(List.of(QUICK));
        settings.add(CLOCK);
        settings.addAll(List.of(more));
        return RunningApplication.on(folder.resolve("data"), settings.toArray(String[]::new));
    }

    /** Likewise, with nothing that time does meanwhile: the samples are years old, and what they began is long due. */
    static RunningApplication withoutSweeps(Path folder, boolean onMongod) {
        List<String> settings = new ArrayList<>(List.of(server(onMongod)));
        settings.add("--coop.due.every=PT1H");
        return application(folder, settings.toArray(String[]::new));
    }

    /** Settings for a database of its own on a real mongod, or none for the embedded server. */
    static String[] server(boolean onMongod) {
        return onMongod
                ? new String[] {
                    "--coop.mongodb-uri=" + RealMongod.uri(), "--coop.database=" + RealMongod.freshDatabase()
                }
                : new String[0];
    }

    /** Asks for a stream to be erased, has it confirmed and waits until it is done. */
    void erase(String stream, String reason) {
        String erasure = asked("{\"stream\":\"%s\",\"reason\":\"%s\"}".formatted(stream, reason));
        confirm(erasure);
        awaitStatus(erasure, "DONE");
    }

    String asked(String body) {
        return work.command("pam", "POST", "/api/erasures", body, 201)
                .path("erasure")
                .asString();
    }

    void confirm(String erasure) {
        work.command("petra", "POST", "/api/erasures/" + erasure + "/confirmation", "", 200);
    }

    JsonNode awaitStatus(String erasure, String status) {
        assertThat(Await.until(DONE_WITHIN, () -> status(erasure).equals(status)))
                .as(() -> work.read("pam", "/api/erasures/" + erasure).body())
                .isTrue();
        return work.readJson("pam", "/api/erasures/" + erasure).path("erasure");
    }

    private String status(String erasure) {
        return work.readJson("pam", "/api/erasures/" + erasure)
                .path("erasure")
                .path("status")
                .asString();
    }

    /** The collections of which a document holds a text, wherever in it and in whatever case. */
    static Set<String> collectionsWith(String text, MongoDatabase database) {
        Set<String> found = new TreeSet<>();
        for (String name : database.listCollectionNames()) {
            for (RawBsonDocument document :
                    database.getCollection(name, RawBsonDocument.class).find()) {
                if (holds(document, text)) {
                    found.add(name);
                    break;
                }
            }
        }
        return found;
    }

    private static boolean holds(RawBsonDocument document, String text) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .contains(text.toLowerCase(Locale.ROOT));
    }
}
