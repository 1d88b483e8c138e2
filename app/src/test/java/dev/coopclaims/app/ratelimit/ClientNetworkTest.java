package dev.coopclaims.app.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientNetworkTest {

    @Test
    void an_address_of_IPv4_is_a_client() {
        assertThat(ClientNetwork.of("192.0.2.7")).isEqualTo("192.0.2.7").isNotEqualTo(ClientNetwork.of("192.0.2.8"));
        assertThat(ClientNetwork.of("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void all_addresses_of_a_network_of_IPv6_are_one_client() {
        assertThat(ClientNetwork.of("2001:db8:1:2::1"))
                .isEqualTo(ClientNetwork.of("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(ClientNetwork.of("2001:db8:1:3::1"));
        assertThat(ClientNetwork.of("fe80::1%1")).isEqualTo(ClientNetwork.of("fe80::2"));
    }

    @Test
    void what_is_no_address_stands_for_itself() {
        assertThat(ClientNetwork.of("unknown")).isEqualTo("unknown");
    }
}
