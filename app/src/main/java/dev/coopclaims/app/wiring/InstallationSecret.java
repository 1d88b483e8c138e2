package dev.coopclaims.app.wiring;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.command.cap.Pseudonyms;
import java.security.SecureRandom;
import java.util.Base64;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The secret under which people are counted (H-6). One that is configured is not kept; else the first process that asks
 * makes one and the database keeps it, so that all processes agree and counts outlive a restart.
 */
final class InstallationSecret {
    static final String COLLECTION = "installationSecrets";

    private static final String ID = "counted-people";
    private static final String BASE64 = "base64";

    private InstallationSecret() {}

    /** @throws CannotStart when the configured one is no Base64, or too short */
    static byte[] of(String configured, MongoCollection<Document> secrets) {
        if (configured.isBlank()) {
            return readOrCreate(secrets);
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

    static byte[] readOrCreate(MongoCollection<Document> secrets) {
        byte[] known = read(secrets);
        if (known != null) {
            return known;
        }
        byte[] fresh = new byte[Pseudonyms.MIN_SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        try {
            secrets.insertOne(
                    new Document("_id", ID).append(BASE64, Base64.getEncoder().encodeToString(fresh)));
        } catch (DuplicateKeyException raced) {
            return stored(secrets);
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
        return stored(secrets);
    }

    private static byte[] stored(MongoCollection<Document> secrets) {
        byte[] secret = read(secrets);
        if (secret == null) {
            throw new IllegalStateException("the secret was removed while starting");
        }
        return secret;
    }

    private static byte @Nullable [] read(MongoCollection<Document> secrets) {
        Document found = secrets.find(Filters.eq("_id", ID)).first();
        return found == null ? null : Base64.getDecoder().decode(found.getString(BASE64));
    }

    /** Says nothing of what was configured: it is a secret. */
    private static CannotStart unusable(@Nullable Exception cause) {
        return new CannotStart(
                "coop.people-secret is no Base64 of at least " + Pseudonyms.MIN_SECRET_BYTES + " bytes.",
                "Make one with: openssl rand -base64 32",
                cause);
    }
}
