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
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Secrets of the installation: one that pseudonymises people, the master key of personal data (H-6), one that signs list
 * cursors. A configured secret is not stored. Otherwise the first process that asks creates one and the database keeps it, so that all processes agree,
 * and counts and cursors outlive a restart.
 */
final class InstallationSecret {
    static final String COLLECTION = "installationSecrets";

    private static final String COUNTED_PEOPLE = "counted-people";
    private static final String LIST_CURSORS = "list-cursors";
    private static final String MASTER_KEY = "master-key";
    private static final String BASE64 = "base64";

    private InstallationSecret() {}

    /** @throws CannotStart when the configured secret is not Base64 or too short */
    static byte[] of(String configured, MongoCollection<Document> secrets) {
        if (configured.isBlank()) {
            return readOrCreate(COUNTED_PEOPLE, secrets);
        }
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
        try {
            secrets.insertOne(
                    new Document("_id", id).append(BASE64, Base64.getEncoder().encodeToString(fresh)));
        } catch (DuplicateKeyException raced) {
            return stored(id, secrets);
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
        return stored(id, secrets);
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
