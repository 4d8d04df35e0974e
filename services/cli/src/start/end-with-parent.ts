// Loaded before a service that `dingfen start` runs. When `start` itself is killed it cannot end anything in order any
// more; its services then see the channel close and end by themselves.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
