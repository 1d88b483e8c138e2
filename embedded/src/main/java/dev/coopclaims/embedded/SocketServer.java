package dev.coopclaims.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks MongoDB's protocol on a Unix socket, as the library's own server does on a port. The library has no passwords,
 * so a port would be open to every user and program on the machine; a socket is open only to users who can enter its
 * folder.
 */
final class SocketServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SocketServer.class);
    private static final int BACKLOG = 100;
    private static final int CLOSE_LIMIT_SECONDS = 5;

    private final MongoBackend backend;
    private final Path socket;
    private final EventLoopGroup accepting;
    private final EventLoopGroup working;
    private final ChannelGroup clients;
    private final Channel listening;

    SocketServer(MongoBackend backend, Path socket, int workerThreads) {
        this.backend = backend;
        this.socket = socket;
        accepting = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("embedded-accept"), NioIoHandler.newFactory());
        working = new MultiThreadIoEventLoopGroup(
                workerThreads, new DefaultThreadFactory("embedded-work"), NioIoHandler.newFactory());
        clients = new DefaultChannelGroup("embedded-clients", accepting.next());
        listening = new ServerBootstrap()
                .group(accepting, working)
                .channel(NioServerDomainSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new Protocol(backend, clients))
                .bind(UnixDomainSocketAddress.of(socket))
                .syncUninterruptibly()
                .channel();
    }

    /** Sets up a connection. */
    private static final class Protocol extends ChannelInitializer<Channel> {
        private final MongoBackend backend;
        private final ChannelGroup clients;

        Protocol(MongoBackend backend, ChannelGroup clients) {
            this.backend = backend;
            this.clients = clients;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast(new MongoWireReplyEncoder())
                    .addLast(new MongoWireMessageEncoder())
                    .addLast(new MongoWireProtocolHandler())
                    .addLast(new MongoDatabaseHandler(backend, clients))
                    .addLast(new MongoExceptionHandler());
        }
    }

    /** The URI for the driver. */
    String uri() {
        return "mongodb://"
                + URLEncoder.encode(socket.toString(), StandardCharsets.UTF_8).replace("+", "%20") + "/";
    }

    /** Stops serving and closes the backend. */
    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        clients.close().awaitUninterruptibly(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
        working.shutdownGracefully(0, CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
        accepting
                .shutdownGracefully(0, CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
        backend.close();
        try {
            Files.deleteIfExists(socket);
        } catch (IOException stays) {
            log.debug("The socket could not be removed; the next start removes it", stays);
        }
    }
}
