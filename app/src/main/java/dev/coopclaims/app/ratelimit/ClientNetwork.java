package dev.coopclaims.app.ratelimit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * By what one client is known among others: its address, or of IPv6 the network of 64 bits, of which whoever has one address
 * has all.
 */
public final class ClientNetwork {
    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /** @param address as a server tells it; what cannot be read stands for itself */
    static String of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException unreadable) {
            return address;
        }
    }

    public static String of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (java.net.UnknownHostException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
