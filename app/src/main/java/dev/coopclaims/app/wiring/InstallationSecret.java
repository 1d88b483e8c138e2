package dev.coopclaims.app.wiring;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.eventstore.sealing.MasterKeyRing;
import dev.coopclaims.eventstore.sealing.MasterKeys;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Secrets of the installation: one of the keyed digests of people, suppliers and invoices, the master key of personal data (H-6), one that signs list
 * cursors. A configured secret is not stored. Otherwise the first process that asks creates one and the database keeps it, so that all processes agree,
 * and counts and cursors outlive a restart.
 */
final class InstallationSecret {
    static final String COLLECTION = "installationSecrets";

    private static final String COUNTED_PEOPLE = "counted-people";
    private static final String LIST_CURSORS = "list-cursors";
    private static final String MASTER_KEY = "master-key";
    private static final String FINGERPRINT = "counted-people-fingerprint";
    private static final String BASE64 = "base64";
    private static final String OF_SECRET = "fingerprint";

    private InstallationSecret() {}

    /**
     * The keyed digests of this installation (record 58). Their secret is the one that the first process had: its fingerprint
     * is kept, and every other secret is refused, because everybody and every invoice would be strangers under it.
     *
     * @param configured in Base64; blank for the one that the database keeps
     * @param holdsEvents whether anything is in the log
     * @throws CannotStart when the configured secret is not Base64 or too short, is not that of the first process, or is gone
     */
    static Pseudonyms pseudonyms(String configured, MongoCollection<Document> secrets, BooleanSupplier holdsEvents) {
        byte @Nullable [] given = configured.isBlank() ? null : parsed(configured);
        // Before the secret is looked for: another node that starts first writes it before its first event.
        boolean begun = holdsEvents.getAsBoolean();
        byte[] kept = read(COUNTED_PEOPLE, secrets);
        String known = fingerprint(secrets);
        if (begun && known == null && kept == null) {
            throw lost("The secret of the log's digests, or its fingerprint, is not in " + COLLECTION);
        }
        if (given == null && known != null && kept == null) {
            throw lost("coop.people-secret was given to this installation before, and is not now");
        }
        Pseudonyms pseudonyms = new Pseudonyms(given == null ? readOrCreate(COUNTED_PEOPLE, secrets) : given);
        if (known == null) {
            Pseudonyms first = kept == null ? pseudonyms : new Pseudonyms(kept);
            insert(new Document("_id", FINGERPRINT).append(OF_SECRET, first.fingerprint()), secrets);
            known = fingerprint(secrets);
        }
        if (!pseudonyms.fingerprint().equals(known)) {
            throw lost("coop.people-secret is not the secret that this installation was started with");
        }
        return pseudonyms;
    }

    private static byte[] parsed(String configured) {
        try {
            byte[] secret = Base64.getDecoder().decode(configured.strip());
            if (secret.length >= Pseudonyms.MIN_SECRET_BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException noBase64) {
            throw unusable(noBase64);
        }
        throw unusable(null);
    }

    private static @Nullable String fingerprint(MongoCollection<Document> secrets) {
        Document found = secrets.find(Filters.eq("_id", FINGERPRINT)).first();
        return found == null ? null : found.getString(OF_SECRET);
    }

    private static CannotStart lost(String what) {
        return new CannotStart(
                what + ": under another one no person, supplier and invoice of the log is recognised.",
                "Give the secret of then as coop.people-secret, and restore " + COLLECTION
                        + " from the copy that the log is from (docs: ops/keys.md). Nothing was changed.",
                null);
    }

    /** The secret that signs list cursors. */
    static byte[] ofListCursors(MongoCollection<Document> secrets) {
        return readOrCreate(LIST_CURSORS, secrets);
    }

    /** The master key of an installation that was given none. */
    static MasterKeys masterKeys(MongoCollection<Document> secrets) {
        return MasterKeyRing.of("1:" + Base64.getEncoder().encodeToString(readOrCreate(MASTER_KEY, secrets)));
    }

    static byte[] readOrCreate(String id, MongoCollection<Document> secrets) {
        byte[] known = read(id, secrets);
        if (known != null) {
            return known;
        }
        byte[] fresh = new byte[Pseudonyms.MIN_SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        insert(new Document("_id", id).append(BASE64, Base64.getEncoder().encodeToString(fresh)), secrets);
        return stored(id, secrets);
    }

    /** Unless another node was faster. */
    private static void insert(Document secret, MongoCollection<Document> secrets) {
        try {
            secrets.insertOne(secret);
        } catch (DuplicateKeyException raced) {
            // What is there holds.
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
    }

    private static byte[] stored(String id, MongoCollection<Document> secrets) {
        byte[] secret = read(id, secrets);
        if (secret == null) {
            throw new IllegalStateException("the secret was removed while starting");
        }
        return secret;
    }

    private static byte @Nullable [] read(String id, MongoCollection<Document> secrets) {
        Document found = secrets.find(Filters.eq("_id", id)).first();
        return found == null ? null : Base64.getDecoder().decode(found.getString(BASE64));
    }

    /** Does not repeat what was configured: it is a secret. */
    private static CannotStart unusable(@Nullable Exception cause) {
        return new CannotStart(
                "coop.people-secret must be Base64 of at least " + Pseudonyms.MIN_SECRET_BYTES + " bytes.",
                "Create one with: openssl rand -base64 32",
                cause);
    }
}
