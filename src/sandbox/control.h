/*
 * The control interface: how tests and the chat page act as people and as a misbehaving network. Every call is
 * `POST /control/NAME` with a JSON object; the answer is 200 `{"ok":true,...}`, or 400 `{"ok":false,"error":"a sentence"}`.
 * Reading is by GET. The same table stands in disruption-sandbox(1).
 *
 * A `user` or `by` is an id or a name ("U0ANA", "ana"), a `channel` an id or a name ("C0GENERAL", "general").
 * Members in brackets may be left out. Times in ms are UTC since 1970 on the sandbox's clock.
 *
 * People and channels
 *   user      {name [,id,real_name,display_name,email,zone,guest,bot,deleted,team]}  -> {user:{id,...}}
 *             an id that exists is changed (sends user_change); a team other than T0SANDBOX makes a stranger;
 *             bot: gets a bot id, and what it says is a bot's message
 *   channel   {name [,id,private,by,members:[...],bot]}    -> {channel:{id,name}}  bot: our bot is in from the start
 *   join      {channel,user [,by]}                         -> {}   by: was invited; user "disruption" is our bot
 *   leave     {channel,user [,by]}                         -> {}   by: was removed
 *   change    {channel [,by,name,topic,purpose,archived,private,deleted]} -> {channel:{...}}  only what is given
 *   dm        {user [,with]}                               -> {channel:{id}}  with our bot unless `with` says another
 *   group     {handle [,id,name,users:[...],disabled]}     -> {usergroup:{id,...}}
 *   bookmark  {channel,title,link}                         -> {bookmark:{id}}
 *
 * Talking
 *   say       {user,channel,text [,thread,broadcast,ts|at_ms,files:[ids],subtype,username,attachments,blocks,
 *             metadata,quiet]}                             -> {ts,channel}
 *             thread: ts of the parent; quiet: stored without an event, as if the bot had missed it
 *   flood     {user,channel,count,text [,at_ms,step_ms,quiet]} -> {first_ts,last_ts}   text may hold %n
 *   edit      {channel,ts,text [,user,quiet]}              -> {}
 *   delete    {channel,ts [,user,quiet]}                   -> {}   the parent of a thread becomes a tombstone
 *   unfurl    {channel,ts}                                 -> {}   message_changed with the same text
 *   react     {user,channel,ts,name [,quiet]}              -> {}
 *   unreact   {user,channel,ts,name [,quiet]}              -> {}
 *   pin       {user,channel,ts}                            -> {}
 *   unpin     {user,channel,ts}                            -> {}
 *   upload    {user,channel,name,content|base64 [,title,text,thread,share]} -> {file:{id,...},ts}   share false: no message
 *
 * Using the app
 *   slash     {user,channel,text [,command]}               -> {trigger_id,envelope_id}
 *   press     {user,action_id,(channel,ts)|view_id [,block_id,value]} -> {trigger_id,envelope_id}   also ephemerals
 *   submit    {user,view_id [,values:{block_id:{action_id:value}}]}   -> {envelope_id}
 *             value: text, option value, user id, list of option values, or a whole state object
 *   close     {user,view_id [,all]}                        -> {}
 *   shortcut  {user,callback_id}                           -> {trigger_id,envelope_id}
 *   action    {user,channel,ts,callback_id}                -> {trigger_id,envelope_id}   message menu
 *   home      {user [,tab]}                                -> {}   app_home_opened
 *   event     {event:{...} [,event_id,event_time]}         -> {envelope_id}   any inner event, as it is
 *
 * Clock
 *   clock     {[now_ms][,advance_ms][,frozen]}             -> {now_ms,frozen}   what falls due happens at once
 *
 * Faults
 *   api       {method [,count,status,body,error,retry_after,delay_ms,perform,lose]} -> {}
 *             method: a name or "*"; count: calls (1; -1 for ever); status: HTTP status; body: "html", "empty",
 *             "truncated" or any text; error: ok:false code; retry_after: 429 with that header unless status says
 *             otherwise; delay_ms: real ms before the answer; perform: does the work all the same; lose: the work
 *             is done and the connection ends without an answer (perform:false,lose:true: neither)
 *   limit     {method,per_minute}                          -> {}   429 beyond; 0 lifts; method "*": each by its tier
 *   envelopes {[duplicate:N][,reorder:N][,hold:bool][,drop_acks:N][,drop:N]} -> {}
 *             duplicate: the next N are sent twice; reorder: the next N are kept and sent last first; hold: nothing
 *             leaves until false; drop_acks: the next N acks are not seen; drop: the next N are lost on the way
 *   link      {do [,socket,code,reason,text,base64,fragments]} -> {sockets:N}   socket: one of state.links, or all
 *             do: "close" (code, 1000), "cut" (no close frame), "stall" (stops reading and answering), "resume",
 *             "disconnect" (reason: warning, refresh_requested, link_disabled, too_many_websockets, ...; the socket
 *             closes 10 s later, code 0 keeps it), "text" (any text frame), "binary" (base64), "fragment" (text in
 *             fragments), "oversize" (a text frame of code bytes, 5 MiB)
 *   sockets   {[refuse:HTTP status][,count][,no_hello:N][,ghosts:N][,enabled:bool]} -> {}
 *             refuse: the next count upgrades; no_hello: the next N say nothing; ghosts: counted as open;
 *             enabled false: link_disabled, and apps.connections.open fails
 *   token     {state}                                      -> {}   "ok", "invalid_auth", "token_revoked", ...
 *   scopes    {missing:[...]}                              -> {}   those scopes are not granted
 *   clear     {}                                           -> {}   ends all faults, limits and holds
 *
 * Looking
 *   GET /control/state[?channel=ID][&messages=0]  users, channels with messages, ephemerals, views, files, links,
 *             closed (sockets and the code of their close frame, 0: none),
 *             envelopes (pending, delivered, acked, retried, expired), acks (newest 1000), clock
 *   GET /control/calls[?since=N][&method=NAME]     {calls:[{n,method,at_ms,status,error,args}],next}; since: n > N
 *   GET /control/envelopes[?since=N]               {envelopes:[{n,envelope_id,type,kind,attempt,at_ms,socket,waiting}],next}
 */
#ifndef DISRUPTION_SANDBOX_CONTROL_H
#define DISRUPTION_SANDBOX_CONTROL_H

#include "disruption/base/err.h"
#include "disruption/base/json.h"
#include "sandbox/workspace.h"

/**
 * Performs POST /control/NAME.
 *
 * reply    on success an object the caller drops.
 * Errors   ERR_NOT_FOUND: no such call, person, channel or message. ERR_INVALID: a member is missing or wrong.
 *          ERR_CONFLICT: the state does not allow it.
 */
MUST_CHECK bool control_call(struct workspace *workspace, const char *name, const struct js *args,
                             struct js **reply, struct err *err);

/** Performs GET /control/NAME; query is raw. Errors as above. */
MUST_CHECK bool control_look(struct workspace *workspace, const char *name, const char *query,
                             struct js **reply, struct err *err);

#endif
