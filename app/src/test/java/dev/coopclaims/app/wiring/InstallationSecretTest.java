package dev.coopclaims.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.command.earning.RegisterEarning;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.eventstore.sealing.MasterKeyRing;
import dev.coopclaims.eventstore.sealing.MasterKeys;
import dev.coopclaims.kernel.earning.EarningRegistered;
import dev.coopclaims.kernel.sample.EventSamples;
import dev.coopclaims.testkit.RealMongod;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secret under which people, suppliers and invoices are recognised is never changed silently (record 58). */
class InstallationSecretTest {
    private static final String OURS = base64("abcdefghijklmnopqrstuvwxyz012345");
    private static final String ANOTHER = base64("543210zyxwvutsrqponmlkjihgfedcba");

    private static final String FIRST_KEY = MasterKeyRing.newLine(1).strip();

    private MasterKeys master = MasterKeyRing.of(FIRST_KEY);
    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final MongoCollection<Document> secrets =
            client.getDatabase(RealMongod.freshDatabase()).getCollection(InstallationSecret.COLLECTION);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_configured_secret_is_taken_and_not_kept() {
        byte[] secret = Base64.getDecoder().decode(OURS);

        assertThat(first(" " + OURS + "\n").fingerprint()).isEqualTo(new Pseudonyms(secret).fingerprint());
        assertThat(secrets.find()).noneMatch(kept -> kept.toJson().contains(OURS));
        assertThat(later(OURS).fingerprint()).isEqualTo(new Pseudonyms(secret).fingerprint());
    }

    @Test
    void the_first_process_makes_one_and_every_other_one_has_it() {
        String made = first("").fingerprint();

        assertThat(later("").fingerprint()).isEqualTo(made);
    }

    @Test
    void the_one_that_was_made_is_kept_under_the_master_key_and_follows_its_rotation() {
        String made = first("").fingerprint();
        assertThat(kept()).containsOnlyKeys("_id", "master", "wrapped").containsEntry("master", 1);

        MasterKeys one = master;
        master = MasterKeyRing.of(FIRST_KEY + "," + MasterKeyRing.newLine(2).strip());
        assertThat(later("").fingerprint()).isEqualTo(made);
        assertThat(kept()).containsEntry("master", 2);
        master = one;
        assertThat(refused("", true)).hasMessageContaining("wrapped under another master key of version 2");
        master = MasterKeyRing.of(MasterKeyRing.newLine(2));
        assertThat(refused("", true)).hasMessageContaining("wrapped under another master key of version 2");
    }

    @Test
    void one_that_lies_in_the_clear_is_wrapped_at_the_next_start() {
        secrets.insertOne(new Document("_id", "counted-people").append("base64", OURS));
        String ours = new Pseudonyms(Base64.getDecoder().decode(OURS)).fingerprint();

        assertThat(later("").fingerprint()).isEqualTo(ours);
        assertThat(kept()).containsOnlyKeys("_id", "master", "wrapped");
        assertThat(later("").fingerprint()).isEqualTo(ours);
    }

    @Test
    void after_a_restore_without_its_fingerprint_the_operator_says_that_it_is_the_one() {
        String ours = first(OURS).fingerprint();
        secrets.deleteMany(new Document());

        assertThat(refused(OURS, true)).hasMessageContaining("installationSecrets");
        assertThat(InstallationSecret.pseudonyms(OURS, true, secrets, master, holding())
                        .fingerprint())
                .isEqualTo(ours);
        assertThat(later(OURS).fingerprint()).isEqualTo(ours);
        assertThat(refused(ANOTHER, true)).hasMessageContaining("is not the secret");
    }

    /** Under a mistyped one every invoice would be a stranger, and nothing would ever tell. */
    @Test
    void one_that_is_accepted_must_recognise_what_the_log_holds() {
        Pseudonyms ours = new Pseudonyms(Base64.getDecoder().decode(OURS));
        EarningRegistered sample = EventSamples.of(EarningRegistered.class).getFirst();
        List<Object> held = List.of("another event", known(sample, "erased", ours), known(sample, "E-1", ours));
        assertThat(catchThrowableOfType(CannotStart.class, () -> accepted(ANOTHER, log(true, held))))
                .hasMessageContaining("recognises nothing of the log");
        assertThat(secrets.countDocuments()).as("nothing was changed").isZero();

        assertThat(accepted(OURS, log(true, held)).fingerprint()).isEqualTo(ours.fingerprint());
        assertThat(later(OURS).fingerprint()).isEqualTo(ours.fingerprint());
    }

    @Test
    void one_event_that_nobody_recognises_does_not_speak_against_the_right_one() {
        Pseudonyms ours = new Pseudonyms(Base64.getDecoder().decode(OURS));
        EarningRegistered sample = EventSamples.of(EarningRegistered.class).getFirst();
        List<Object> held = List.of(sample, known(sample, "E-1", ours));
        assertThat(accepted(OURS, log(true, held)).fingerprint()).isEqualTo(ours.fingerprint());
    }

    @Test
    void one_that_is_accepted_is_compared_with_the_kept_one_where_that_can_be_opened() {
        first("");
        secrets.deleteOne(new Document("_id", "counted-people-fingerprint"));
        assertThat(catchThrowableOfType(CannotStart.class, () -> accepted(OURS, holding())))
                .hasMessageContaining("is not the secret");
        secrets.deleteOne(new Document("_id", "counted-people-fingerprint"));
        master = MasterKeyRing.of(MasterKeyRing.newLine(2));
        assertThat(accepted(OURS, holding()).fingerprint())
                .isEqualTo(later(OURS).fingerprint());
    }

    @Test
    void one_is_taken_as_it_is_where_everything_that_could_tell_is_erased() {
        Pseudonyms ours = new Pseudonyms(Base64.getDecoder().decode(OURS));
        EarningRegistered sample = EventSamples.of(EarningRegistered.class).getFirst();
        assertThat(accepted(ANOTHER, log(true, List.of(known(sample, "erased", ours))))
                        .fingerprint())
                .isNotEqualTo(ours.fingerprint());
    }

    private Pseudonyms accepted(String configured, DigestsOfTheLog log) {
        return InstallationSecret.pseudonyms(configured, true, secrets, master, log);
    }

    private static EarningRegistered known(EarningRegistered sample, String externalId, Pseudonyms secret) {
        return new EarningRegistered(
                RegisterEarning.id(externalId, secret),
                externalId,
                sample.organisation(),
                sample.programme(),
                sample.entity(),
                sample.earnedOn(),
                sample.incentive(),
                sample.fund(),
                sample.sourceLabel(),
                sample.split(),
                sample.batch());
    }

    /** The kept one cannot be opened, as after a restore beside another master key: the same one, given, still helps. */
    @Test
    void one_that_is_given_is_taken_although_the_kept_one_cannot_be_opened() {
        secrets.insertOne(new Document("_id", "counted-people").append("base64", OURS));
        String ours = later("").fingerprint();
        master = MasterKeyRing.of(MasterKeyRing.newLine(2));
        assertThat(refused("", true)).hasMessageContaining("wrapped under another master key of version 1");
        assertThat(refused(ANOTHER, true)).hasMessageContaining("is not the secret");

        assertThat(later(OURS).fingerprint()).isEqualTo(ours);
    }

    @Test
    void nodes_that_start_together_agree() throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            Callable<String> start = () -> first("").fingerprint();
            List<Future<String>> started = nodes.invokeAll(Collections.nCopies(8, start));
            for (Future<String> one : started) {
                assertThat(one.get()).isEqualTo(started.getFirst().get());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "dG9vIHNob3J0"})
    void one_that_cannot_be_used_is_refused_at_start_and_not_shown(String configured) {
        CannotStart refused = refused(configured, false);

        assertThat(refused).hasMessageContaining("coop.people-secret").hasMessageContaining("32 bytes");
        assertThat(refused.getMessage()).doesNotContain(configured);
        assertThat(secrets.countDocuments()).isZero();
    }

    @Test
    void another_one_is_refused_whether_the_first_was_configured_or_made() {
        first(OURS);
        assertThat(refused(ANOTHER, true)).hasMessageContaining("is not the secret");

        secrets.deleteMany(new Document());
        first("");
        assertThat(refused(OURS, true)).hasMessageContaining("is not the secret");
    }

    @Test
    void one_whose_fingerprint_is_gone_is_known_too() {
        String made = first("").fingerprint();
        secrets.deleteOne(new Document("_id", "counted-people-fingerprint"));

        assertThat(refused(OURS, true)).hasMessageContaining("is not the secret");
        assertThat(later("").fingerprint()).isEqualTo(made);
    }

    @Test
    void none_is_made_in_the_place_of_one_that_is_gone() {
        first(OURS);
        assertThat(refused("", true)).hasMessageContaining("was given to this installation before");

        secrets.deleteMany(new Document());
        assertThat(refused("", true)).hasMessageContaining("installationSecrets");
        assertThat(refused(OURS, true)).hasMessageContaining("installationSecrets");
        assertThat(secrets.countDocuments()).isZero();
    }

    private static DigestsOfTheLog log(boolean holdsEvents, List<?> events) {
        return new DigestsOfTheLog(() -> holdsEvents, events::stream);
    }

    private static DigestsOfTheLog holding() {
        return log(true, List.of());
    }

    private Pseudonyms first(String configured) {
        return InstallationSecret.pseudonyms(configured, false, secrets, master, log(false, List.of()));
    }

    private Pseudonyms later(String configured) {
        return InstallationSecret.pseudonyms(configured, false, secrets, master, holding());
    }

    private CannotStart refused(String configured, boolean holdsEvents) {
        return catchThrowableOfType(
                CannotStart.class,
                () -> InstallationSecret.pseudonyms(configured, false, secrets, master, log(holdsEvents, List.of())));
    }

    private Document kept() {
        return Objects.requireNonNull(
                secrets.find(new Document("_id", "counted-people")).first());
    }

    private static String base64(String secret) {
        return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.US_ASCII));
    }
}
