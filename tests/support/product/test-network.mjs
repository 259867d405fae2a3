// For a process's --import: the client area's name resolves to a public address, as in production,
// but connections to it end on the loopback. The guard against private addresses still runs.
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const name = "client-area.test";
const publicAddress = [{ address: "9.9.9.9", family: 4 }];

const { lookup } = dns;
dns.lookup = (hostname, options, callback) =>
  hostname === name
    ? process.nextTick(callback, null, publicAddress)
    : lookup(hostname, options, callback);
syncBuiltinESMExports();

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (options?.host === name) options.lookup = thenTheLoopback(options.lookup);
  return connect.apply(this, args);
};

function thenTheLoopback(guard) {
  return (hostname, options, callback) =>
    guard(hostname, options, (error) => {
      if (error) callback(error);
      else if (options.all) callback(null, [{ address: "127.0.0.1", family: 4 }]);
      else callback(null, "127.0.0.1", 4);
    });
}
