import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.util.Utils;

/** Solr in its own process, asked as CKAN asks it: documents and requests as lines of JSON in, ids and processor time as lines of JSON out. */
public class Peer {
  @SuppressWarnings("unchecked")
  public static void main(String[] args) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    try (EmbeddedSolrServer solr = new EmbeddedSolrServer(Path.of(args[0]), "ckan")) {
      List<SolrInputDocument> batch = new ArrayList<>();
      try (BufferedReader lines = Files.newBufferedReader(Path.of(args[1]))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          SolrInputDocument document = new SolrInputDocument();
          ((Map<String, Object>) Utils.fromJSONString(line)).forEach(document::addField);
          batch.add(document);
          if (batch.size() == 1000) {
            solr.add(batch);
            batch.clear();
          }
        }
      }
      if (!batch.isEmpty()) solr.add(batch);
      solr.commit();
      List<String> requests = Files.readAllLines(Path.of(args[2]));
      try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[3]))) {
        int warm = Math.min(100, requests.size());
        for (int i = -warm; i < requests.size(); i += 1) {
          ModifiableSolrParams params = new ModifiableSolrParams();
          ((Map<String, Object>) Utils.fromJSONString(requests.get(i < 0 ? i + warm : i)))
              .forEach(
                  (name, value) -> {
                    for (Object each : value instanceof Collection ? (Collection<Object>) value : List.of(value))
                      params.add(name, String.valueOf(each));
                  });
          long before = threads.getCurrentThreadCpuTime();
          List<String> ids = new ArrayList<>();
          for (SolrDocument document : solr.query(params).getResults()) ids.add((String) document.getFieldValue("id"));
          double ms = (threads.getCurrentThreadCpuTime() - before) / 1e6;
          if (i >= 0) out.write(Utils.toJSONString(Map.of("ms", ms, "ids", ids)).replace("\n", "") + "\n");
        }
      }
    }
  }
}
