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
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets of the installation: one of the keyed digests of people, suppliers and invoices, the master key of personal data (H-6), one that signs list
 * cursors. A configured secret is not stored. Otherwise the first process that asks creates one and the database keeps it, so that all processes agree,
 * and counts and cursors outlive a restart.
 */
final class InstallationSecret {
    static final String COLLECTION = "installationSecrets";

    private static final Logger LOG = LoggerFactory.getLogger(InstallationSecret.class);

    private static final String COUNTED_PEOPLE = "counted-people";
    private static final String LIST_CURSORS = "list-cursors";
    private static final String MASTER_KEY = "master-key";
    private static final String FINGERPRINT = "counted-people-fingerprint";
    private static final String BASE64 = "base64";
    private static final String OF_SECRET = "fingerprint";
    private static final String MASTER = "master";
    private static final String WRAPPED = "wrapped";

    private InstallationSecret() {}

    /**
     * The keyed digests of this installation (record 58). Their secret is the one that the first process had: its fingerprint
     * is kept, and every other secret is refused, because everybody and every invoice would be strangers under it.
     *
     * <p>A secret that is given is told by its fingerprint alone, so it also helps where the kept one can no longer be opened.
     *
     * @param configured in Base64; blank for the one that the database keeps, wrapped under the master key
     * @param accepted whether a configured secret is taken although its fingerprint is gone, unless the log contradicts it
     * @param secrets where it is kept
     * @param log whether anything is in it, and what it recognises
     * @throws CannotStart when the configured secret is not Base64 or too short, is not that of the first process or of the log, or
     *     is gone
     */
    static Pseudonyms pseudonyms(
            String configured,
            boolean accepted,
            MongoCollection<Document> secrets,
            MasterKeys master,
            DigestsOfTheLog log) {
        byte @Nullable [] given = configured.isBlank() ? null : parsed(configured);
        // Before the secret is looked for: another node that starts first writes it before its first event.
        boolean begun = log.holdsEvents().getAsBoolean();
        String known = fingerprint(secrets);
        if (given != null && (known != null || (begun && accepted && !canBeOpened(secrets, master)))) {
            return given(new Pseudonyms(given), known, secrets, log);
        }
        byte[] kept = wrapped(secrets, master);
        if (begun && known == null && kept == null) {
            throw lost("The secret of the log's digests, or its fingerprint, is not in " + COLLECTION);
        }
        if (given == null && known != null && kept == null) {
            throw lost("coop.people-secret was given to this installation before, and is not now");
        }
        if (given == null && kept == null) {
            insert(wrap(fresh(), master).append("_id", COUNTED_PEOPLE), secrets);
            kept = Objects.requireNonNull(wrapped(secrets, master), "the secret was removed while starting");
        }
        Pseudonyms pseudonyms = new Pseudonyms(given == null ? Objects.requireNonNull(kept) : given);
        if (known == null) {
            Pseudonyms first = kept == null ? pseudonyms : new Pseudonyms(kept);
            insert(new Document("_id", FINGERPRINT).append(OF_SECRET, first.fingerprint()), secrets);
            known = fingerprint(secrets);
        }
        return same(pseudonyms, known);
    }

    /** One that is given, where its fingerprint is known, or is to be learned anew: then the log has the last word. */
    private static Pseudonyms given(
            Pseudonyms given, @Nullable String known, MongoCollection<Document> secrets, DigestsOfTheLog log) {
        if (known != null) {
            return same(given, known);
        }
        Optional<Boolean> recognised = log.recognisedBy(given);
        if (!recognised.orElse(true)) {
            throw lost("coop.people-secret recognises nothing of the log, so it is not the secret of the log");
        }
        if (recognised.isEmpty()) {
            LOG.warn("coop.people-secret is taken as it is: the log holds nothing by which it could be proved");
        }
        insert(new Document("_id", FINGERPRINT).append(OF_SECRET, given.fingerprint()), secrets);
        return same(given, fingerprint(secrets));
    }

    /** Whether there is a kept one to compare with. */
    private static boolean canBeOpened(MongoCollection<Document> secrets, MasterKeys master) {
        Document found = secrets.find(Filters.eq("_id", COUNTED_PEOPLE)).first();
        return found != null && (found.getString(BASE64) != null || opened(found, master) != null);
    }

    private static byte @Nullable [] opened(Document found, MasterKeys master) {
        int version = found.getInteger(MASTER);
        return master.has(version)
                ? master.unwrap(version, found.get(WRAPPED, Binary.class).getData(), COUNTED_PEOPLE)
                : null;
    }

    private static Pseudonyms same(Pseudonyms pseudonyms, @Nullable String known) {
        if (!pseudonyms.fingerprint().equals(known)) {
            throw lost("coop.people-secret is not the secret that this installation was started with");
        }
        return pseudonyms;
    }

    /** The kept secret; one that lies in the clear, or under an older master key, is wrapped under the newest. */
    private static byte @Nullable [] wrapped(MongoCollection<Document> secrets, MasterKeys master) {
        Document found = secrets.find(Filters.eq("_id", COUNTED_PEOPLE)).first();
        if (found == null) {
            return null;
        }
        String clear = found.getString(BASE64);
        byte[] secret =
                clear == null ? unwrapped(found, master) : Base64.getDecoder().decode(clear);
        if (clear != null || found.getInteger(MASTER) != master.current()) {
            secrets.updateOne(
                    Filters.eq("_id", COUNTED_PEOPLE),
                    new Document("$set", wrap(secret, master)).append("$unset", new Document(BASE64, "")));
        }
        return secret;
    }

    private static byte[] unwrapped(Document found, MasterKeys master) {
        byte[] secret = opened(found, master);
        if (secret == null) {
            throw lost("The secret of the log's digests is wrapped under another master key of version "
                    + found.getInteger(MASTER));
        }
        return secret;
    }

    private static Document wrap(byte[] secret, MasterKeys master) {
        int version = master.current();
        return new Document(MASTER, version).append(WRAPPED, new Binary(master.wrap(version, secret, COUNTED_PEOPLE)));
    }

    private static byte[] fresh() {
        byte[] fresh = new byte[Pseudonyms.MIN_SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        return fresh;
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
                "Restore " + COLLECTION + " from the copy that the log is from, or give the secret of then as"
                        + " coop.people-secret, with coop.people-secret-accepted=true if its fingerprint is lost (docs: ops/keys.md). Nothing was changed.",
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
        insert(new Document("_id", id).append(BASE64, Base64.getEncoder().encodeToString(fresh())), secrets);
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
