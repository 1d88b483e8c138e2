package dev.coopclaims.app.wiring.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.sealing.MasterKeyRing;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.kernel.erasure.DestroyedKey;
import dev.coopclaims.kernel.erasure.ErasureBegun;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.KeysDestroyed;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.testkit.RealMongod;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which keys of an older copy are destroyed again: those of which the log says that they were (H-6, record 53). */
class RestoredKeysIT {
    private static final OrganisationId VENDOR = new OrganisationId("org-vendor");
    private static final ErasureId ERASURE = new ErasureId("erasure-1");
    private static final ErasureId OTHER = new ErasureId("erasure-2");

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    private final StoredFieldKeys keys = StoredFieldKeys.open(database, MasterKeyRing.of(MasterKeyRing.newLine(1)));

    @BeforeEach
    void an_older_copy_has_them_all() {
        keys.forSealing(Set.of("a", "b", "c"));
    }

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Test
    void keys_of_a_beginning_that_was_deferred_half_way_are_destroyed_again_too() {
        assertThat(destroyedAgain(begun(ERASURE, "a", "b"), begun(ERASURE, "b"), destroyed(ERASURE)))
                .isEqualTo(2);
        assertThat(left()).containsExactly("c");
    }

    @Test
    void what_only_began_keeps_its_keys_and_so_does_what_is_begun_once_more_after_an_end() {
        assertThat(destroyedAgain(begun(OTHER, "b"), begun(ERASURE, "a"), destroyed(ERASURE), begun(ERASURE, "c")))
                .isEqualTo(1);
        assertThat(left()).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void a_key_of_a_later_generation_stays() {
        keys.erase(Set.of("a"));
        keys.forSealing(Set.of("a"));
        assertThat(destroyedAgain(begun(ERASURE, "a"), destroyed(ERASURE))).isZero();
        assertThat(left()).contains("a");
    }

    private long destroyedAgain(Object... events) {
        return new RestoredKeys(Set.of(ERASURE.value(), OTHER.value()), streams -> Stream.of(events), keys)
                .destroyAgain();
    }

    private Set<String> left() {
        return keys.generations(Set.of("a", "b", "c")).keySet();
    }

    private static ErasureBegun begun(ErasureId erasure, String... subjects) {
        List<DestroyedKey> doomed =
                Stream.of(subjects).map(subject -> new DestroyedKey(subject, 1)).toList();
        return new ErasureBegun(erasure, VENDOR, List.of("claim-1"), doomed);
    }

    private static KeysDestroyed destroyed(ErasureId erasure) {
        return new KeysDestroyed(erasure, VENDOR, List.of("claim-1"));
    }
}
