package dev.coopclaims.eventstore.sealing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file with master keys, as {@link MasterKeyRing} reads them, that only its owner can read. */
public final class MasterKeyFile {

    private static final long MAX_BYTES = 64 * 1024L;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private MasterKeyFile() {}

    /**
     * Reads a file.
     *
     * @throws UnusableMasterKeyException when it is missing, others may read it, or it is no such file
     */
    public static MasterKeyRing read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new UnusableMasterKeyException("the master key file " + file + " is missing");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new UnusableMasterKeyException("the master key file " + file + " is too large for one");
            }
            requireOwnersAlone(file);
            return MasterKeyRing.of(Files.readString(file));
        } catch (IllegalArgumentException malformed) {
            throw new UnusableMasterKeyException(
                    "the master key file " + file + " is not one: " + malformed.getMessage(), malformed);
        } catch (IOException unreadable) {
            throw new UnusableMasterKeyException("the master key file " + file + " cannot be read", unreadable);
        }
    }

    /**
     * Creates a file with a new key of version 1, on disk when this returns; one that is there is left as it is.
     *
     * @throws UnusableMasterKeyException when it cannot be written
     */
    public static void create(Path file) {
        Path folder = file.toAbsolutePath().resolveSibling("");
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "master-keys", ".new", ownersAlone(folder));
            try {
                Files.writeString(draft, MasterKeyRing.newLine(1));
                force(draft);
                // A link fails where the file exists, so that a second process never replaces a key in use.
                link(draft, file);
                force(folder);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (FileAlreadyExistsException first) {
            // Another process was first; its key counts.
        } catch (IOException unwritable) {
            throw new UnusableMasterKeyException("the master key file " + file + " cannot be written", unwritable);
        }
    }

    private static void link(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static FileAttribute<?>[] ownersAlone(Path folder) throws IOException {
        return isPosix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    /** @throws UnusableMasterKeyException when every user may read a file */
    static void requireOwnersAlone(Path file) throws IOException {
        if (isPosix(file)) {
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
            if (granted.contains(PosixFilePermission.OTHERS_READ)
                    || granted.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new UnusableMasterKeyException(
                        "the file " + file + " is open to every user; take their rights: chmod o= " + file);
            }
        }
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
