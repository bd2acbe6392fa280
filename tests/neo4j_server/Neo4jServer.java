import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A real Neo4j for tests: Bolt on the loopback address, authentication on.
 * Prints "ready", and halts when its standard input ends, so it cannot outlive the tests.
 * It halts at once: its folder is thrown away, and an orderly shutdown takes ten seconds.
 */
public class Neo4jServer {
  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      System.err.println("usage: java ... Neo4jServer.java HOME PORT");
      System.exit(2);
    }
    SocketAddress address = new SocketAddress("127.0.0.1", Integer.parseInt(args[1]));
    new DatabaseManagementServiceBuilder(Path.of(args[0]))
        .setConfig(GraphDatabaseSettings.auth_enabled, true)
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, address)
        .setConfig(GraphDatabaseSettings.pagecache_memory, 256L << 20)
        .build();
    System.out.println("ready");
    while (System.in.read() != -1) {}
    Runtime.getRuntime().halt(0);
  }
}
