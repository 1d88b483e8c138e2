package dev.coopclaims.eventstore.sealing;

import static dev.coopclaims.eventstore.sealing.SealedNode.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.FakeVault;
import dev.coopclaims.testkit.RealMongod;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Master keys in a key service, over HTTP. */
class VaultMasterKeysIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final byte[] SECRET = new byte[FieldKey.BYTES];

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    private final MongoCommitLog log = MongoCommitLog.open(client, RealMongod.uri(), database.getName());
    private final List<SealedNode> nodes = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final FakeVault vault;

    VaultMasterKeysIT() throws Exception {
        this.vault = new FakeVault();
    }

    @AfterEach
    void close() {
        nodes.forEach(SealedNode::close);
        vault.close();
        database.drop();
        client.close();
    }

    private VaultMasterKeys keys(Duration timeout) {
        return VaultMasterKeys.open(settings(vault.address(), FakeVault.TOKEN, null, null, timeout), nanos::get);
    }

    private static VaultSettings settings(
            URI address, @Nullable String token, @Nullable Path tokenFile, @Nullable Path caFile, Duration timeout) {
        return new VaultSettings(address, "transit", FakeVault.KEY, token, tokenFile, caFile, timeout);
    }

    private SealedNode node(MasterKeys keys) {
        SealedNode node = new SealedNode(database, log, keys);
        nodes.add(node);
        return node;
    }

    @Test
    void keys_are_wrapped_by_the_service_and_opened_by_other_nodes() {
        node(keys(TIMEOUT)).append("one", 0, told("x", "paula"));
        assertThat(node(keys(TIMEOUT)).read("one")).containsExactly(told("x", "paula"));
    }

    @Test
    void many_keys_are_wrapped_and_unwrapped_in_few_calls() {
        VaultMasterKeys keys = keys(TIMEOUT);
        List<MasterKeys.Clear> many = new ArrayList<>();
        for (int i = 0; i < 2 * VaultMasterKeys.BATCH_KEYS + 1; i++) {
            many.add(new MasterKeys.Clear(SECRET, "key-" + i));
        }
        int before = vault.calls();
        List<byte[]> wrapped = keys.wrapAll(1, many);
        List<MasterKeys.Wrapped> stored = new ArrayList<>();
        for (int i = 0; i < wrapped.size(); i++) {
            stored.add(new MasterKeys.Wrapped(1, wrapped.get(i), i == 7 ? "of another" : "key-" + i));
        }
        List<byte @Nullable []> clear = keys.unwrapAll(stored);
        assertThat(vault.calls() - before).isEqualTo(6);
        assertThat(clear).hasSize(many.size());
        for (int i = 0; i < clear.size(); i++) {
            assertThat(clear.get(i)).isEqualTo(i == 7 ? null : SECRET);
        }
    }

    @Test
    void a_rotation_is_noticed_while_running_and_keys_are_wrapped_anew() {
        SealedNode node = node(keys(TIMEOUT));
        node.append("one", 0, told("x", "paula"));
        vault.rotate();
        node.append("two", 0, told("y", "peter"));
        assertThat(versionOf("two")).isEqualTo(1);
        node(keys(TIMEOUT)).append("three", 0, told("z", "quentin"));
        assertThat(versionOf("three")).isEqualTo(2);
        assertThat(node.read("three"))
                .as("wrapped under a version that this node did not know")
                .hasSize(1);
        vault.rotate();
        nanos.addAndGet(VaultMasterKeys.VERSIONS_FOR.toNanos());
        node.append("four", 0, told("a", "rita"));
        assertThat(versionOf("four")).isEqualTo(3);

        assertThat(node.keys().rewrap(100)).isEqualTo(6);
        assertThat(node.keys().rewrap(100)).isZero();
        assertThat(versionOf("one")).isEqualTo(3);
        vault.forbidBefore(3);
        assertThat(node(keys(TIMEOUT)).read("one")).containsExactly(told("x", "paula"));
    }

    private int versionOf(String stream) {
        Document key = database.getCollection(StoredFieldKeys.COLLECTION)
                .find(Filters.eq("_id", Subjects.stream(stream)))
                .first();
        return Objects.requireNonNull(key).getInteger("master");
    }

    @Test
    void while_the_service_is_slow_writes_are_refused_and_known_keys_go_on() {
        SealedNode node = node(keys(SHORT));
        node.append("one", 0, told("x", "paula"));
        vault.hold();
        assertThatThrownBy(() -> node.append("two", 0, told("y", "paula")))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessage("The key service does not answer");
        int before = vault.calls();
        assertThatThrownBy(() -> node.append("two", 0, told("y", "paula")))
                .isInstanceOf(KeysUnavailableException.class);
        assertThat(vault.calls()).as("not asked again within a second").isEqualTo(before);
        node.append("one", 1, told("z", "paula"));
        assertThat(node.read("one")).containsExactly(told("x", "paula"), told("z", "paula"));

        vault.release();
        nanos.addAndGet(VaultTransit.RETRY_AFTER.toNanos());
        node.append("two", 0, told("y", "paula"));
        assertThat(node.read("two")).containsExactly(told("y", "paula"));
    }

    @Test
    void while_the_service_is_away_writes_are_refused_and_known_keys_go_on() {
        SealedNode node = node(keys(TIMEOUT));
        node.append("one", 0, told("x", "paula"));
        vault.close();
        nanos.addAndGet(VaultMasterKeys.VERSIONS_FOR.toNanos());
        assertThatThrownBy(() -> node.append("two", 0, told("y", "paula")))
                .isInstanceOf(KeysUnavailableException.class);
        assertThat(node.read("two")).isEmpty();
        assertThat(node.read("one")).containsExactly(told("x", "paula"));
        assertThatThrownBy(() -> keys(TIMEOUT)).isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void another_installations_service_is_refused_before_anything_is_read() {
        node(keys(TIMEOUT)).append("one", 0, told("x", "paula"));
        vault.replaceKey();
        assertThatThrownBy(() -> node(keys(TIMEOUT)))
                .isInstanceOf(UnusableMasterKeyException.class)
                .hasMessage("the master key of version 1 is not the one that this installation was started with");
    }

    @Test
    void a_refused_token_a_missing_key_and_another_type_are_named() {
        vault.acceptOnly("another");
        assertThatThrownBy(() -> keys(TIMEOUT)).hasMessage("The key service refuses this node's token");
        vault.acceptOnly(FakeVault.TOKEN);
        VaultSettings unknown =
                new VaultSettings(vault.address(), "transit", "nobodys", FakeVault.TOKEN, null, null, TIMEOUT);
        assertThatThrownBy(() -> VaultMasterKeys.open(unknown))
                .isInstanceOf(UnusableMasterKeyException.class)
                .hasMessageContaining("has no key");
        vault.hasType("chacha20-poly1305");
        assertThatThrownBy(() -> keys(TIMEOUT))
                .isInstanceOf(UnusableMasterKeyException.class)
                .hasMessageContaining("is of type chacha20-poly1305 and not aes256-gcm96");
        vault.answersWithPages();
        assertThatThrownBy(() -> keys(TIMEOUT)).isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void a_token_in_a_file_is_read_anew_and_must_be_its_owners_alone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("token");
        Files.writeString(file, FakeVault.TOKEN + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        VaultMasterKeys keys = VaultMasterKeys.open(settings(vault.address(), null, file, null, TIMEOUT));
        vault.acceptOnly("renewed");
        assertThatThrownBy(() -> keys.wrap(SECRET, "a")).hasMessageContaining("refuses this node's token");
        Files.writeString(file, "renewed");
        assertThat(keys.unwrap(1, keys.wrap(SECRET, "a"), "a")).isEqualTo(SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> keys.wrap(SECRET, "a")).hasMessageContaining("is open to every user");
    }

    @Test
    void its_certificate_must_be_of_the_given_authority(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        Path certificate = folder.resolve("ca.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "vault",
                "-keyalg",
                "EC",
                "-dname",
                "CN=vault",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "vault",
                "-file",
                certificate.toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        try (FakeVault secure = FakeVault.withTls(context(store))) {
            VaultSettings trusting = settings(secure.address(), FakeVault.TOKEN, null, certificate, TIMEOUT);
            assertThatCode(() -> VaultMasterKeys.open(trusting)).doesNotThrowAnyException();
            VaultSettings others = settings(secure.address(), FakeVault.TOKEN, null, null, TIMEOUT);
            assertThatThrownBy(() -> VaultMasterKeys.open(others)).isInstanceOf(KeysUnavailableException.class);
            assertThat(secure.calls()).as("without a token sent to a stranger").isEqualTo(1);
        }
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void a_token_goes_nowhere_in_the_clear() {
        for (String address : Set.of("http://vault.example:8200", "ftp://127.0.0.1", "vault.example", "http://")) {
            assertThatThrownBy(() -> settings(
                            URI.create(address.equals("http://") ? "http:/x" : address), "t", null, null, TIMEOUT))
                    .isInstanceOf(UnusableMasterKeyException.class)
                    .hasMessageContaining("https://");
        }
        assertThat(settings(vault.address(), "s.secret", null, null, TIMEOUT).toString())
                .doesNotContain("secret");
    }
}
