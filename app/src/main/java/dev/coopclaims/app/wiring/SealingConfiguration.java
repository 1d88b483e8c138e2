package dev.coopclaims.app.wiring;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.command.dispatch.Preparation;
import dev.coopclaims.eventstore.axon.KeysOfTheLog;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.sealing.FieldMarks;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import dev.coopclaims.eventstore.sealing.KeysUnavailableException;
import dev.coopclaims.eventstore.sealing.MasterKeyFile;
import dev.coopclaims.eventstore.sealing.MasterKeyRing;
import dev.coopclaims.eventstore.sealing.MasterKeys;
import dev.coopclaims.eventstore.sealing.MissingKeyException;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.eventstore.sealing.UnusableMasterKeyException;
import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Personal data of events is sealed under a key per subject (H-6), and those keys under the installation's master key. */
@Configuration(proxyBeanMethods = false)
public class SealingConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SealingConfiguration.class);
    private static final String FILE = "master-keys";
    private static final String REMEDY =
            "Give the master keys that this installation was started with (docs: ops/keys.md). Nothing was changed.";

    @Bean
    MasterKeys masterKeys(
            @Value("${coop.master-keys}") String keys,
            @Value("${coop.master-key-file}") String file,
            @Value("${coop.mongodb-uri:}") String uri,
            @Value("${coop.data}") Path data,
            Environment environment,
            MongoDatabase database) {
        try {
            if (KeyService.isGiven(environment)) {
                if (!keys.isBlank() || !file.isBlank()) {
                    throw new CannotStart(
                            "coop.key-service.address is given, and other master keys too.",
                            "Leave coop.master-keys and coop.master-key-file empty, or the address.",
                            null);
                }
                return KeyService.open(environment);
            }
            if (!keys.isBlank()) {
                return MasterKeyRing.of(keys);
            }
            if (!file.isBlank()) {
                return MasterKeyFile.read(Path.of(file));
            }
            return uri.isBlank() ? besideTheData(data.resolve(FILE), database) : inTheDatabase(database);
        } catch (UnusableMasterKeyException unusable) {
            throw new CannotStart(unusable.getMessage() + ".", REMEDY, unusable);
        } catch (KeysUnavailableException away) {
            throw away(away);
        } catch (IllegalArgumentException malformed) {
            throw new CannotStart(
                    "coop.master-keys is not a list of master keys: " + malformed.getMessage() + ".",
                    "It looks like 1:<32 bytes in Base64>; create one with: openssl rand -base64 32",
                    malformed);
        }
    }

    private static MasterKeys besideTheData(Path file, MongoDatabase database) {
        boolean begun =
                database.getCollection(StoredFieldKeys.MASTER_COLLECTION).find().first() != null;
        if (!begun && !Files.exists(file)) {
            MasterKeyFile.create(file);
            LOG.info("the master key of personal data is in {}: keep a copy of it apart from copies of the data", file);
        }
        return MasterKeyFile.read(file);
    }

    private static MasterKeys inTheDatabase(MongoDatabase database) {
        LOG.warn("the master key of personal data is kept in the database, so a copy of the database opens all of it:"
                + " set coop.master-key-file or COOP_MASTER_KEYS before people's data are kept");
        return InstallationSecret.masterKeys(database.getCollection(InstallationSecret.COLLECTION));
    }

    @Bean
    StoredFieldKeys fieldKeys(MongoDatabase database, MasterKeys master) {
        try {
            return StoredFieldKeys.open(database, master);
        } catch (UnusableMasterKeyException unusable) {
            throw new CannotStart(unusable.getMessage() + ".", REMEDY, unusable);
        } catch (KeysUnavailableException away) {
            throw away(away);
        }
    }

    private static CannotStart away(KeysUnavailableException away) {
        return new CannotStart(
                away.getMessage() + ", and without it no personal data can be read.",
                "Check coop.key-service and its token, and start again. Nothing was changed.",
                away);
    }

    @Bean
    KeyRotation keyRotation(StoredFieldKeys keys, @Value("${coop.master-key-rotation}") Duration every) {
        return new KeyRotation(keys, every);
    }

    @Bean
    FieldSealing fieldSealing(StoredFieldKeys keys) {
        return new FieldSealing(marks(), keys);
    }

    /** @throws CannotStart when keys of the newest events are missing */
    static void requireKeysOf(CommitLog log, FieldSealing sealing) {
        try {
            KeysOfTheLog.check(log, sealing);
        } catch (MissingKeyException lost) {
            throw new CannotStart(
                    "Keys of personal data are older than the log. " + lost.getMessage() + ".",
                    "Stop every node and restore it with drop before anything is written (docs: ops/keys.md)."
                            + " No key was made in its place.",
                    lost);
        }
    }

    /**
     * The keys of a commit are created before its lanes are entered. Where they cannot be, nothing was stored, so that files that came
     * with a command are discarded as after any refusal.
     */
    @Bean
    Preparation keysBeforeLanes(FieldSealing sealing) {
        return changes -> {
            FieldSealing.CommitSealing commit = sealing.begin();
            changes.forEach(change -> change.events()
                    .forEach(event -> commit.add(event, change.stream().value())));
            try {
                commit.fetchKeys();
            } catch (KeysUnavailableException away) {
                LOG.debug("a command needs keys that are out of reach", away);
                throw Refusal.of(RequestCode.KEYS_UNAVAILABLE);
            }
        };
    }

    /** The marks of the kernel. */
    public static FieldMarks marks() {
        return component -> {
            PersonalData mark = component.getAnnotation(PersonalData.class);
            return mark == null ? null : mark.subject();
        };
    }
}
