package dev.coopclaims.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one installation: used by one process, readable only by its owner, and never treated as new when its
 * data is missing.
 */
final class DataFolder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DataFolder.class);
    private static final String FILE = "coop-claims.mv";
    private static final String LOCK = "coop-claims.lock";
    private static final String INSTALLATION = "coop-claims.installation";
    private static final String SOCKET_FOLDER = "socket";
    private static final String SOCKET = "db.sock";
    /** A limit for the path of a Unix socket that every system supports. */
    private static final int MAX_SOCKET_NAME_BYTES = 100;

    private static final String MARK = """
            An installation of coop-claims keeps its data beside this file. If it is missing, restore it from a copy:
            coop-claims does not start without it. Delete this file only to start over without data.
            """;

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Locks the folder for this process, and creates it if missing.
     *
     * @throws DataFolderUnusable with the remedy when another process uses it, it cannot be written, or its data is
     *     missing
     */
    static DataFolder take(Path folder) {
        FileChannel channel;
        try {
            if (Files.isDirectory(folder)) {
                close(folder);
            } else {
                PrivateFiles.createFolders(folder);
            }
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            PrivateFiles.own(folder.resolve(LOCK));
        } catch (IOException unusable) {
            throw new DataFolderUnusable(
                    "the data folder " + folder.toAbsolutePath() + " cannot be written (" + unusable
                            + "); name another one with --data",
                    unusable);
        }
        DataFolder taken = new DataFolder(folder, channel);
        try {
            if (tryLock(channel) == null) {
                throw new DataFolderUnusable(
                        "the data folder " + folder.toAbsolutePath()
                                + " is in use by another process; stop that one, or name another folder with --data",
                        null);
            }
            taken.refuseWithoutData();
            return taken;
        } catch (RuntimeException failed) {
            taken.close();
            throw failed;
        }
    }

    Path path() {
        return folder;
    }

    Path dataFile() {
        return folder.resolve(FILE);
    }

    /** Marks the folder as in use: a later start without data is not a first start. */
    void begun() {
        try {
            PrivateFiles.own(dataFile());
            Path mark = folder.resolve(INSTALLATION);
            if (!Files.exists(mark)) {
                Files.write(mark, MARK.getBytes(StandardCharsets.UTF_8));
                PrivateFiles.own(mark);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * The path for a socket in a folder that only the owner can enter; a socket left by a killed process is removed.
     */
    Path socket() {
        try {
            Path inside = folder.resolve(SOCKET_FOLDER).toAbsolutePath();
            boolean fits = isNameOfSocket(inside.resolve(SOCKET).toString());
            Path place = fits ? inside : PrivateFiles.temporaryFolder();
            PrivateFiles.createFolders(place);
            PrivateFiles.own(place);
            Files.deleteIfExists(place.resolve(SOCKET));
            return place.resolve(SOCKET);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether the path is short enough and in lower case: the driver treats it as a host name and lowers its case. */
    private static boolean isNameOfSocket(String path) {
        return path.getBytes(StandardCharsets.UTF_8).length <= MAX_SOCKET_NAME_BYTES
                && path.equals(path.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failed) {
            log.warn("The lock of the data folder could not be released", failed);
        }
    }

    private void refuseWithoutData() {
        boolean known = Files.exists(folder.resolve(INSTALLATION));
        boolean there = Files.exists(dataFile());
        if (there && isEmpty(dataFile())) {
            throw gone("is empty");
        }
        if (known && !there) {
            throw gone("is missing");
        }
    }

    private DataFolderUnusable gone(String how) {
        return new DataFolderUnusable(
                "the data file " + dataFile() + " " + how + ", and the folder " + folder.toAbsolutePath()
                        + " has been used before; restore the file from a copy, or delete it and " + INSTALLATION
                        + " to start over without data",
                null);
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Makes the folder private to its owner, unless it holds other files than ours; then its permissions stay. */
    private static void close(Path folder) throws IOException {
        boolean ours;
        try (Stream<Path> inside = Files.list(folder)) {
            ours = inside.allMatch(file -> file.getFileName().toString().startsWith("coop-claims.")
                    || file.getFileName().toString().equals(SOCKET_FOLDER));
        }
        if (ours) {
            PrivateFiles.own(folder);
        } else {
            log.warn("The data folder {} also holds other files, so its permissions stay as they are", folder);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
